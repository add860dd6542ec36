package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabeledImagesTest {
    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void chooseFiles() {
        images = folder.resolve("images");
        labels = folder.resolve("labels");
    }

    @Test
    void imagesAndLabelsAreReadTogether() {
        IdxFile.ofImages(2, 3, new byte[24]).write(images);
        IdxFile.ofLabels(new byte[]{3, 1, 4, 1}).write(labels);

        LabeledImages read = LabeledImages.read("four", images, labels, 10);

        assertThat(read.name()).isEqualTo("four");
        assertThat(read.count()).isEqualTo(4);
        assertThat(read.height()).isEqualTo(2);
        assertThat(read.width()).isEqualTo(3);
        assertThat(read.classes()).isEqualTo(10);
        assertThat(read.label(2)).isEqualTo(4);
    }

    @Test
    void unequalNumbersOfImagesAndLabelsAreNamedWithBothFiles() {
        IdxFile.ofImages(2, 3, new byte[24]).write(images);
        IdxFile.ofLabels(new byte[]{3, 1, 4}).write(labels);

        assertThatThrownBy(() -> LabeledImages.read("four", images, labels, 10))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        images + ": holds 4 images, but " + labels + " holds 3 labels; the two do not belong together,"
                                + " or one was cut: get both again");
    }

    @Test
    void aLabelOutOfRangeIsNamedWithIndexByteAndValue() {
        IdxFile.ofImages(2, 3, new byte[24]).write(images);
        IdxFile.ofLabels(new byte[]{3, 9, (byte) 200, 10}).write(labels);

        assertThatThrownBy(() -> LabeledImages.read("four", images, labels, 10))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(labels
                        + ": label 2 (byte 10) is 200, expected 0 to 9; the file is damaged or of another data set");
    }

    @Test
    void imagesInMemoryAreCheckedToo() {
        assertThatThrownBy(() -> new LabeledImages("mine", 1, 2, 10, new byte[4], new byte[3]))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("mine: 4 pixels and 3 labels, expected 1 x 2 pixels for each label and at least one");
        assertThatThrownBy(() -> new LabeledImages("mine", 1, 2, 10, new byte[0], new byte[0]))
                .isExactlyInstanceOf(DataException.class);
        assertThatThrownBy(() -> new LabeledImages("mine", 1, 2, 4, new byte[4], new byte[]{3, 4}))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("mine: label 1 is 4, expected 0 to 3");
        assertThatThrownBy(() -> new LabeledImages("mine", 1, 2, 257, new byte[4], new byte[2]))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDigestDependsOnEveryByteAndOnTheGeometry() {
        String digest = example(1, 4, (byte) 0, (byte) 0).sha256();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(example(1, 4, (byte) 0, (byte) 0).sha256()).isEqualTo(digest);
        assertThat(example(2, 2, (byte) 0, (byte) 0).sha256()).isNotEqualTo(digest);
        assertThat(example(1, 4, (byte) 1, (byte) 0).sha256()).isNotEqualTo(digest);
        assertThat(example(1, 4, (byte) 0, (byte) 1).sha256()).isNotEqualTo(digest);
    }

    @Test
    void aSubsetHasTheImagesAskedForInThatOrder() {
        LabeledImages images = new LabeledImages(
                "three", 1, 2, 10, new byte[]{1, 2, 3, 4, 5, 6}, new byte[]{7, 8, 9});

        LabeledImages subset = images.subset("two", new int[]{2, 0});

        assertThat(subset.name()).isEqualTo("two");
        assertThat(subset.pixels()).containsExactly(5, 6, 1, 2);
        assertThat(subset.labels()).containsExactly(9, 7);
    }

    private static LabeledImages example(int height, int width, byte lastPixel, byte lastLabel) {
        return new LabeledImages("x", height, width, 10, new byte[]{1, 2, 3, 4, 5, 6, 7, lastPixel},
                new byte[]{0, lastLabel});
    }
}
