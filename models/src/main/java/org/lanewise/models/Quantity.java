package org.lanewise.models;

import java.math.BigDecimal;

/** What a claim is about. The text of each is its name for people. */
public sealed interface Quantity {
    /** Which of two values is the better one. */
    enum Better {
        HIGHER,
        LOWER,
        /** It is a property, not an achievement. */
        NEITHER
    }

    /** The sign of progress. */
    Better better();

    /** Share of right classes, 0 .. 1. */
    record Accuracy(Split split, Moment moment) implements Quantity {
        @Override
        public Better better() {
            return Better.HIGHER;
        }

        @Override
        public String toString() {
            return split + " accuracy " + moment;
        }
    }

    /** The loss that the model is trained with, without penalties, mean over the images. */
    record Loss(Split split, Moment moment) implements Quantity {
        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public String toString() {
            return split + " loss " + moment;
        }
    }

    /** The L2 penalty: half the weight decay times the sum of the squares of all parameters it is applied to. */
    record Penalty(Moment moment) implements Quantity {
        @Override
        public Better better() {
            return Better.NEITHER;
        }

        @Override
        public String toString() {
            return "L2 penalty " + moment;
        }
    }

    /** Images shown until the accuracy on the training images, in the log of the run, is that high for the first time. */
    record ImagesToAccuracy(double accuracy) implements Quantity {
        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public String toString() {
            String percent = new BigDecimal(accuracy + "").movePointRight(2).stripTrailingZeros().toPlainString();
            return "images to a training accuracy of " + percent + " %";
        }
    }

    /** Seconds from the first step to the last, on the author's machine. */
    record TrainingTime() implements Quantity {
        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public String toString() {
            return "training time";
        }
    }

    /** Values that the network learns. */
    record ParameterCount() implements Quantity {
        @Override
        public Better better() {
            return Better.NEITHER;
        }

        @Override
        public String toString() {
            return "parameters";
        }
    }

    /**
     * Values that one layer learns.
     *
     * @param layer its name within the network
     */
    record LayerParameterCount(String layer) implements Quantity {
        @Override
        public Better better() {
            return Better.NEITHER;
        }

        @Override
        public String toString() {
            return "parameters of " + layer;
        }
    }

    /**
     * What the test accuracy at the end gains by an ingredient, as a difference of shares.
     *
     * @param ingredient that is left out in the other run
     */
    record AccuracyGain(String ingredient) implements Quantity {
        @Override
        public Better better() {
            return Better.HIGHER;
        }

        @Override
        public String toString() {
            return "test accuracy gained by " + ingredient;
        }
    }

    /**
     * A quantity of a model that is trained in another way than by its recipe.
     *
     * @param change what is different, e.g. {@code "learning rate 0.01"}
     */
    record With(String change, Quantity quantity) implements Quantity {
        @Override
        public Better better() {
            return quantity.better();
        }

        @Override
        public String toString() {
            return quantity + " with " + change;
        }
    }
}
