package org.lanewise.models;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a report says its model reached.
 *
 * @param place where in the report, e.g. {@code "table 3.1, experiment 1"}
 * @param split the images it was measured on
 * @param accuracy share of right classes, 0 .. 1, where it is given
 * @param loss mean cross-entropy, where it is given
 * @param parameters the number of parameters as printed, where it is given; {@link Model#parameterCount} is the true one
 */
public record PublishedResult(
        String place, Split split, OptionalDouble accuracy, OptionalDouble loss, OptionalLong parameters) {
    /** A part of a data set. */
    public enum Split {
        /** Images of the training set that were held back. */
        VALIDATION,
        /** The test set. */
        TEST
    }
}
