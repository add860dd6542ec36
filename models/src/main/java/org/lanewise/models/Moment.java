package org.lanewise.models;

/** When in a training a figure was measured. The text of each reads well behind the name of a quantity. */
public sealed interface Moment {
    /** When the training was over. */
    record End() implements Moment {
        @Override
        public String toString() {
            return "at the end";
        }
    }

    /** The best of all measurements of the run, whenever that was. */
    record Best() implements Moment {
        @Override
        public String toString() {
            return "at best";
        }
    }

    /**
     * After so many passes over the training images.
     *
     * @param epochs at least 1
     */
    record AfterEpoch(int epochs) implements Moment {
        @Override
        public String toString() {
            return "after epoch " + epochs;
        }
    }

    /**
     * Before the update of a batch; before step 0 the network is untrained.
     *
     * @param step counted from 0, over all epochs
     */
    record BeforeStep(int step) implements Moment {
        @Override
        public String toString() {
            return "before step " + step;
        }
    }

    /**
     * The mean over the last images that were shown at the end of the training, each as the network was when it came by.
     *
     * @param images at least 1
     */
    record LastImages(int images) implements Moment {
        @Override
        public String toString() {
            return "of the last " + images + " images";
        }
    }
}
