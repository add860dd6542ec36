package org.lanewise.models;

import java.util.Locale;

/** The images that a figure was measured on. */
public enum Split {
    /** Those that were trained on. */
    TRAINING,
    /** Those of the training set that were held back. */
    VALIDATION,
    /** The test set. */
    TEST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
