package org.lanewise.trainer.folder;

/**
 * How a run ended.
 *
 * @param digest SHA-256 of the parameters, 64 hexadecimal digits
 * @param epoch the last, from 1
 * @param step updates made
 * @param loss mean over the images it was measured on
 * @param correct how many of them got the right class
 * @param images how many there are
 * @param seconds the last process spent, training and testing
 * @param time of the end, as {@link java.time.Instant} writes it
 */
public record RunOutcome(
        String digest, int epoch, long step, double loss, int correct, int images, double seconds, String time) {
    /** Share of right classes, 0 .. 1. */
    public double accuracy() {
        return (double) correct / images;
    }
}
