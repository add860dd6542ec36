package org.lanewise.trainer.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.synthetic.SyntheticDigits;

/**
 * Images to train on and images to measure on, of the same size and classes.
 *
 * @param description what every result obtained on the data says about it, e.g. {@code "MNIST from /data/mnist"}
 * @param synthetic whether the program drew the images itself just now
 * @param test the images to measure on
 * @param measured what they are
 */
public record DataSet(
        String description, boolean synthetic, LabeledImages train, LabeledImages test, Measured measured) {
    /** What images to measure on are. */
    public enum Measured {
        /** Images to be looked at once, when everything is decided. */
        TEST,
        /** Training images that were held back, to choose by. */
        VALIDATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Training images of the built-in data set. */
    public static final int BUILT_IN_TRAIN = 20_000;

    /** Test images of the built-in data set. */
    public static final int BUILT_IN_TEST = 4_000;

    /** Seed of the built-in data set. */
    public static final long BUILT_IN_SEED = 1;

    /** @throws DataException if the test images differ from the training images in size or number of classes */
    public DataSet {
        if (train.height() != test.height() || train.width() != test.width() || train.classes() != test.classes()) {
            throw new DataException(description + ": the test images are " + described(test) + ", expected "
                    + described(train) + " like the training images");
        }
    }

    /** Training and test images. */
    public DataSet(String description, boolean synthetic, LabeledImages train, LabeledImages test) {
        this(description, synthetic, train, test, Measured.TEST);
    }

    /**
     * The same data for choosing by: a part of the training images takes the place of the test images, which are out of
     * reach then.
     *
     * @throws DataException if there are too few images
     */
    public DataSet holdingBack(HoldOut holdOut) {
        Split split = holdOut.split(train.count());
        return new DataSet(
                String.format(
                        Locale.ROOT, "%s, %,d of %,d training images held back (%s)", description,
                        split.validation().length, train.count(), holdOut),
                synthetic,
                train.subset(train.name() + " less those held back", split.training()),
                train.subset(train.name() + ", held back", split.validation()),
                Measured.VALIDATION);
    }

    /** The same data, its training images amplified as in report 002. */
    public DataSet amplified(Seed seed) {
        LabeledImages amplified = Amplification.ofReport002(train, seed);
        return new DataSet(
                String.format(Locale.ROOT, "%s, amplified to %,d training images", description, amplified.count()),
                synthetic, amplified, test, measured);
    }

    /** The data set that is always there: synthetic digits of fixed numbers and seed. */
    public static DataSet builtIn() {
        return synthetic(BUILT_IN_TRAIN, BUILT_IN_TEST, BUILT_IN_SEED);
    }

    /**
     * Draws handwritten digits; the same arguments give the same bytes everywhere. Asking for fewer gives the first of
     * the same row.
     *
     * @param trainCount number of training images, at least 1
     * @param testCount number of test images, at least 1
     */
    public static DataSet synthetic(int trainCount, int testCount, long seed) {
        String description =
                String.format(Locale.ROOT, "synthetic digits (%,d + %,d, seed %d)", trainCount, testCount, seed);
        boolean builtIn = trainCount == BUILT_IN_TRAIN && testCount == BUILT_IN_TEST && seed == BUILT_IN_SEED;
        Seed root = new Seed(seed);
        return new DataSet(
                builtIn ? "built-in " + description : description,
                true,
                draw("synthetic train", root.child("train"), trainCount),
                draw("synthetic test", root.child("test"), testCount));
    }

    private static LabeledImages draw(String name, Seed seed, int count) {
        SyntheticDigits digits = new SyntheticDigits(seed);
        return new LabeledImages(
                name,
                SyntheticDigits.SIZE,
                SyntheticDigits.SIZE,
                SyntheticDigits.CLASSES,
                digits.draw(count),
                digits.labels(count));
    }

    private static String described(LabeledImages part) {
        return part.height() + " x " + part.width() + " in " + part.classes() + " classes";
    }

    /** SHA-256 over both parts' {@link LabeledImages#sha256()}: the provenance of a result, 64 hexadecimal digits. */
    public String sha256() {
        return Sha256.of((train.sha256() + test.sha256()).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Writes the four files under the names {@link DataFinder} looks for, packed with gzip, each atomically.
     *
     * @param folder made if need be
     * @throws DataException if the folder cannot be made, or holds such files already: they might be the real ones
     * @throws org.lanewise.engine.store.StoreException if a file cannot be written
     */
    public void write(Path folder) {
        MnistFolder.create(folder);
        MnistFolder.filesIn(folder).stream().findFirst().ifPresent(file -> {
            throw new DataException(
                    file + ": is there already and is not overwritten; choose another folder or delete the file");
        });
        write(train, folder, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS);
        write(test, folder, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS);
    }

    private static void write(LabeledImages part, Path folder, MnistFile images, MnistFile labels) {
        IdxFile.ofImages(part.height(), part.width(), part.pixels()).write(folder.resolve(images.packedName()));
        IdxFile.ofLabels(part.labels()).write(folder.resolve(labels.packedName()));
    }
}
