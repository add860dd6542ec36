package org.lanewise.trainer.reproduce;

/**
 * A measurement of a network that is being trained.
 *
 * @param updates made so far
 * @param images it was measured on
 * @param correct how many got the right class
 * @param loss their mean loss; a float, so that it is the same before and after it was stored
 * @param penalty half the weight decay times the sum of the squares of the parameters that decay
 * @param seconds spent training so far
 */
public record Probe(int updates, int images, int correct, float loss, float penalty, float seconds) {
    /** Share of right classes, 0 .. 1. */
    public double accuracy() {
        return (double) correct / images;
    }
}
