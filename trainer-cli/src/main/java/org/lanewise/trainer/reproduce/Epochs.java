package org.lanewise.trainer.reproduce;

/**
 * The length of a run.
 *
 * @param quick to see that all works
 * @param usual in an ordinary reproduction
 * @param printed in the report, or in its author's code where that is known to be what was run
 */
public record Epochs(int quick, int usual, int printed) {
    public Epochs {
        if (quick < 1 || usual < quick || printed < usual) {
            throw new IllegalArgumentException("epochs must grow from 1: " + quick + ", " + usual + ", " + printed);
        }
    }

    /** As printed, but for a quick run. */
    static Epochs of(int quick, int printed) {
        return new Epochs(quick, printed, printed);
    }

    /** Epochs of a run of this length. */
    public int at(Scale scale) {
        return switch (scale) {
            case QUICK -> quick;
            case USUAL -> usual;
            case FULL -> printed;
        };
    }
}
