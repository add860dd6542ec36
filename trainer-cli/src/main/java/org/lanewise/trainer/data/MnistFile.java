package org.lanewise.trainer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of the four files of the MNIST distribution: its names and what is in it. */
public enum MnistFile {
    /** 60,000 images to train on. */
    TRAIN_IMAGES(
            "train-images",
            3,
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    /** The 60,000 labels of {@link #TRAIN_IMAGES}. */
    TRAIN_LABELS(
            "train-labels",
            1,
            28_881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    /** 10,000 images to test on. */
    TEST_IMAGES(
            "t10k-images",
            3,
            1_648_877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    /** The 10,000 labels of {@link #TEST_IMAGES}. */
    TEST_LABELS(
            "t10k-labels",
            1,
            4_542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private final String stem;
    private final int dimensions;
    private final int packedSize;
    private final String packedSha256;
    private final String plainSha256;

    MnistFile(String stem, int dimensions, int packedSize, String packedSha256, String plainSha256) {
        this.stem = stem;
        this.dimensions = dimensions;
        this.packedSize = packedSize;
        this.packedSha256 = packedSha256;
        this.plainSha256 = plainSha256;
    }

    /** The name under which the packed file is published, e.g. {@code train-images-idx3-ubyte.gz}. */
    public String packedName() {
        return plainName() + ".gz";
    }

    /** The name of the unpacked file, e.g. {@code train-images-idx3-ubyte}. */
    public String plainName() {
        return stem + "-idx" + dimensions + "-ubyte";
    }

    /** Size of the published gzip file in bytes. */
    public int packedSize() {
        return packedSize;
    }

    /** SHA-256 of the published gzip file. */
    public String packedSha256() {
        return packedSha256;
    }

    /** SHA-256 of the unpacked file. */
    public String plainSha256() {
        return plainSha256;
    }

    /** Names under which the file is looked for, in this order; unpacking tools make the one with a dot. */
    public List<String> names() {
        String dotted = stem + ".idx" + dimensions + "-ubyte";
        return List.of(plainName(), dotted, packedName(), dotted + ".gz");
    }

    /** The file in a folder, under the first of its names that is there. */
    public Optional<Path> in(Path folder) {
        return names().stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    IdxFile read(Path file) {
        return dimensions == 3 ? IdxFile.readImages(file) : IdxFile.readLabels(file);
    }
}
