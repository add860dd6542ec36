package org.lanewise.engine.plan;

/**
 * How good a network is on a set of examples.
 *
 * @param images how many were shown
 * @param correct how many got the right class
 * @param loss mean loss
 */
public record Evaluation(int images, int correct, double loss) {
    /** Share of right classes, 0 .. 1. */
    public double accuracy() {
        return (double) correct / images;
    }
}
