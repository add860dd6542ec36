package org.lanewise.trainer.data;

import java.util.stream.IntStream;
import org.lanewise.engine.random.Seed;

/**
 * Which training images are held back to choose by, so that the test images are looked at only once. Its text, as in
 * {@code --validation}, is that of {@link #toString}.
 */
public sealed interface HoldOut {
    /** The first of the five folds of report 004. */
    String HOLTING = "kfold-holting";

    /**
     * Parts a set of images.
     *
     * @throws DataException if it has too few
     */
    Split split(int images);

    /**
     * The last images.
     *
     * @param amount from 0 to below 1 a share, from 1 on a number of images
     */
    record Last(double amount) implements HoldOut {
        public Last {
            requireAmount(amount);
        }

        @Override
        public Split split(int images) {
            return Split.of(all(images), images - number(amount, images), images, false);
        }

        @Override
        public String toString() {
            return text(amount);
        }
    }

    /**
     * The first images.
     *
     * @param amount a share or a number, as in {@link Last}
     */
    record First(double amount) implements HoldOut {
        public First {
            requireAmount(amount);
        }

        @Override
        public Split split(int images) {
            return Split.of(all(images), 0, number(amount, images), false);
        }

        @Override
        public String toString() {
            return "first:" + text(amount);
        }
    }

    /**
     * Images drawn by chance; both parts stay in ascending order.
     *
     * @param amount a share or a number, as in {@link Last}
     * @param seed decides which; another than that of the training, so that all trainings choose by the same images
     */
    record Drawn(double amount, long seed) implements HoldOut {
        /** The seed where none is given. */
        public static final long DEFAULT_SEED = 1;

        public Drawn {
            requireAmount(amount);
        }

        @Override
        public Split split(int images) {
            int[] order = all(images);
            new Seed(seed).child("validation").shuffle(order);
            return Split.of(order, 0, number(amount, images), true);
        }

        @Override
        public String toString() {
            return "drawn:" + text(amount) + (seed == DEFAULT_SEED ? "" : ":" + seed);
        }
    }

    /**
     * One fold of scikit-learn's {@code KFold(folds, shuffle=True, random_state=seed)}: both parts in ascending order.
     *
     * @param folds at least 2
     * @param fold which of them is held back, from 0
     * @param seed of NumPy's generator, at least 0
     */
    record KFold(int folds, int fold, int seed) implements HoldOut {
        /** 48,000 and 12,000 images of MNIST: five folds, seed 6570518, the first held back. */
        public static final KFold OF_HOLTING = new KFold(5, 0, 6570518);

        public KFold {
            if (folds < 2 || fold < 0 || fold >= folds || seed < 0) {
                throw new IllegalArgumentException("there is no fold " + fold + " of " + folds + " with seed " + seed
                        + "; folds are at least 2 and counted from 0, seeds are at least 0");
            }
        }

        @Override
        public Split split(int images) {
            int[] order = all(images);
            new NumPyRandom(seed).shuffle(order);
            // The first images % folds of them are larger by one.
            int from = fold * (images / folds) + Math.min(fold, images % folds);
            int to = from + images / folds + (fold < images % folds ? 1 : 0);
            return Split.of(order, from, to, true);
        }

        @Override
        public String toString() {
            return equals(OF_HOLTING) ? HOLTING : "kfold:" + folds + ":" + fold + ":" + seed;
        }
    }

    /**
     * The reverse of {@code toString}: {@code 0.1} or {@code 6000} for the last images, {@code first:6000},
     * {@code drawn:0.1} or {@code drawn:0.1:SEED}, {@code kfold:FOLDS:FOLD:SEED}, {@value #HOLTING}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static HoldOut parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            return switch (parts[0] + "/" + parts.length) {
                case HOLTING + "/1" -> KFold.OF_HOLTING;
                case "first/2" -> new First(Double.parseDouble(parts[1]));
                case "drawn/2" -> new Drawn(Double.parseDouble(parts[1]), Drawn.DEFAULT_SEED);
                case "drawn/3" -> new Drawn(Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
                case "kfold/4" -> new KFold(
                        Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
                default -> new Last(Double.parseDouble(text));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not say which images to hold back; expected a share "
                            + "like 0.1 or a number like 6000 (the last), first:6000, drawn:0.1, drawn:0.1:SEED, "
                            + "kfold:FOLDS:FOLD:SEED or " + HOLTING,
                    e);
        }
    }

    private static int[] all(int images) {
        return IntStream.range(0, images).toArray();
    }

    private static void requireAmount(double amount) {
        if (!(amount > 0) || amount > Integer.MAX_VALUE || amount >= 1 && amount != Math.rint(amount)) {
            throw new IllegalArgumentException(
                    "to be held back: " + amount + ", expected a share below 1 or a whole number of images");
        }
    }

    private static int number(double amount, int images) {
        return amount < 1 ? (int) Math.round(amount * images) : (int) amount;
    }

    private static String text(double amount) {
        return amount < 1 ? Double.toString(amount) : Integer.toString((int) amount);
    }
}
