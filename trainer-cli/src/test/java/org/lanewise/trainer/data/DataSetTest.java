package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
    @Test
    void syntheticDigitsSayWhatTheyAre() {
        DataSet data = DataSet.synthetic(30, 20, 5);

        assertThat(data.description()).isEqualTo("synthetic digits (30 + 20, seed 5)");
        assertThat(data.synthetic()).isTrue();
        assertThat(data.train().name()).isEqualTo("synthetic train");
        assertThat(data.test().name()).isEqualTo("synthetic test");
    }

    @Test
    void noTestImageIsATrainingImage() {
        DataSet data = DataSet.synthetic(500, 500, 5);

        assertThat(images(data.train())).doesNotContainAnyElementsOf(images(data.test()));
    }

    @Test
    void writtenAndReadAgainTheContentIsTheSameButNotCalledMnist(@TempDir Path folder) {
        DataSet data = DataSet.synthetic(30, 20, 5);
        data.write(folder);

        DataSet read = MnistFolder.read(folder);

        assertThat(read.sha256()).isEqualTo(data.sha256());
        assertThat(read.description()).isEqualTo("images in " + folder + " (30 + 20, not MNIST)");
    }

    @Test
    void writingMakesTheFolderButNeverOverwritesADataSet(@TempDir Path parent) {
        Path folder = parent.resolve("a").resolve("b");
        DataSet.synthetic(30, 20, 5).write(folder);

        assertThatThrownBy(() -> DataSet.synthetic(10, 10, 6).write(folder))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(folder.resolve("train-images-idx3-ubyte.gz") + ": is there already and is not overwritten;"
                        + " choose another folder or delete the file");

        assertThat(MnistFolder.read(folder).train().count()).isEqualTo(30);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed(@TempDir Path parent) throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");

        assertThatThrownBy(() -> DataSet.synthetic(1, 1, 6).write(file))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(file + ": cannot be made a folder: there is a file of this name; choose another");
    }

    @Test
    void theDigestTellsTrainingFromTestImages() {
        LabeledImages one = DataSet.synthetic(10, 10, 5).train();
        LabeledImages two = DataSet.synthetic(10, 10, 5).test();

        assertThat(new DataSet("a", true, one, two).sha256()).isNotEqualTo(new DataSet("a", true, two, one).sha256());
    }

    @Test
    void testImagesOfAnotherSizeAreRefused() {
        LabeledImages train = new LabeledImages("train", 2, 2, 10, new byte[4], new byte[1]);
        LabeledImages test = new LabeledImages("test", 4, 1, 10, new byte[4], new byte[1]);

        assertThatThrownBy(() -> new DataSet("mine", false, train, test))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "mine: the test images are 4 x 1 in 10 classes, expected 2 x 2 in 10 classes like the training"
                                + " images");
    }

    private static List<String> images(LabeledImages part) {
        return IntStream.range(0, part.count())
                .mapToObj(i -> Sha256.of(Arrays.copyOfRange(part.pixels(), 784 * i, 784 * (i + 1))))
                .toList();
    }
}
