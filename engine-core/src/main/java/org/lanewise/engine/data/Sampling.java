package org.lanewise.engine.data;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.random.Seed;

/**
 * Which images an epoch shows, and in which order: a function of the seed, the number of the epoch and the number of
 * images, so that there is nothing to remember between epochs.
 */
public sealed interface Sampling {
    /**
     * Images shown in an epoch.
     *
     * @param size number of images there are
     * @throws IllegalArgumentException if there are too few to draw from
     */
    int draws(int size);

    /**
     * Says which images an epoch shows.
     *
     * @param seed of the training
     * @param epoch from 0
     * @param size number of images there are
     * @param order receives their indices; {@link #draws} of them
     */
    void draw(Seed seed, int epoch, int size, int[] order);

    /** Every image once, in an order of the epoch's own. */
    record Shuffled() implements Sampling {
        @Override
        public int draws(int size) {
            return size;
        }

        @Override
        public void draw(Seed seed, int epoch, int size, int[] order) {
            new AsGiven().draw(seed, epoch, size, order);
            seed.child("shuffle").child(epoch).shuffle(order);
        }
    }

    /** Every image once, in the order in which they lie. */
    record AsGiven() implements Sampling {
        @Override
        public int draws(int size) {
            return size;
        }

        @Override
        public void draw(Seed seed, int epoch, int size, int[] order) {
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
        }
    }

    /**
     * Any image at any time, whatever was shown before.
     *
     * @param draws images an epoch, at least 1
     */
    record WithReplacement(int draws) implements Sampling {
        public WithReplacement {
            if (draws < 1) {
                throw new IllegalArgumentException("an epoch needs at least 1 draw, got " + draws);
            }
        }

        @Override
        public int draws(int size) {
            return draws;
        }

        @Override
        public void draw(Seed seed, int epoch, int size, int[] order) {
            Seed stream = seed.child("draw").child(epoch);
            for (int i = 0; i < draws; i++) {
                order[i] = stream.below(i, size);
            }
        }
    }

    /**
     * The stream of the MNIST demo of ConvNetJS (A. Karpathy, 2014). The images are cut into files in their order; a draw
     * takes a loaded file and an image of it, both uniformly. At first only the first file is loaded. Whenever the number
     * of examples trained on is a multiple of {@code every}, each draw loads one more; a draw that is held back does not
     * raise that number, so the next one loads yet another. Images whose index is a multiple of {@code heldBack} are not
     * trained on but classified at that moment: see {@link #validation}.
     *
     * <p>The stream goes on from epoch to epoch; where it is cut is only a matter of counting.
     *
     * @param draws examples trained on in an epoch, at least 1
     * @param file images a file, at least 2; what is left over at the end of the images is never shown
     * @param every examples trained on until another file is loaded, at least 1
     * @param heldBack of so many consecutive images the first is held back, at least 2
     */
    record ConvNetJsStream(int draws, int file, int every, int heldBack) implements Sampling {
        public ConvNetJsStream {
            if (draws < 1 || file < 2 || every < 1 || heldBack < 2) {
                throw new IllegalArgumentException("a stream needs at least 1 draw an epoch, 2 images a file, 1 example"
                        + " until the next, and 1 of 2 images held back, got " + draws + ", " + file + ", " + every
                        + " and 1 of " + heldBack);
            }
        }

        /** Files of 3,000 images, another one every 5,000 examples, one of ten images held back: the demo of 2014. */
        public static ConvNetJsStream of(int draws) {
            return new ConvNetJsStream(draws, 3000, 5000, 10);
        }

        /**
         * An image that was drawn but held back.
         *
         * @param trained examples of the epoch that had been trained on by then
         * @param image its index
         */
        public record HeldBack(int trained, int image) {}

        @Override
        public int draws(int size) {
            if (size < file) {
                throw new IllegalArgumentException(
                        "a stream of files of " + file + " images needs at least one file, got " + size + " images");
            }
            return draws;
        }

        @Override
        public void draw(Seed seed, int epoch, int size, int[] order) {
            follow(seed, epoch, size, order, new ArrayList<>());
        }

        /** The draws of an epoch that are held back, in their order. */
        public List<HeldBack> validation(Seed seed, int epoch, int size) {
            List<HeldBack> validation = new ArrayList<>();
            follow(seed, epoch, size, new int[draws], validation);
            return List.copyOf(validation);
        }

        /** Goes through the stream from its very beginning: how many files are loaded depends on all earlier draws. */
        private void follow(Seed seed, int epoch, int size, int[] order, List<HeldBack> validation) {
            Seed stream = seed.child("stream");
            int files = size / file;
            long first = (long) epoch * draws;
            long trained = 0;
            int loaded = 1;
            for (long i = 0; trained < first + draws; i++) {
                int image = stream.below(2 * i, loaded) * file + stream.below(2 * i + 1, file);
                if (trained > 0 && trained % every == 0 && loaded < files) {
                    loaded++;
                }
                boolean trains = image % heldBack != 0;
                if (trained >= first) {
                    int place = (int) (trained - first);
                    if (trains) {
                        order[place] = image;
                    } else {
                        validation.add(new HeldBack(place, image));
                    }
                }
                trained += trains ? 1 : 0;
            }
        }
    }
}
