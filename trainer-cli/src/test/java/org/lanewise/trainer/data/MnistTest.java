package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.trainer.data.MnistFolder.FileCheck;
import org.lanewise.trainer.data.MnistFolder.Verdict;

/** Reads the real files where they are at hand: the system property {@code lanewise.mnist}, or LANEWISE_MNIST. */
class MnistTest {
    private static Path folder;

    @BeforeAll
    static void findFiles() {
        String place = System.getProperty("lanewise.mnist", System.getenv(DataFinder.VARIABLE));
        assumeTrue(
                place != null && !place.isBlank(),
                "skipped: set LANEWISE_MNIST to a folder with the MNIST files to run the tests on real data");
        folder = Path.of(place);
    }

    @Test
    void theRealFilesAreRecognised() {
        assertThat(MnistFolder.verify(folder)).extracting(FileCheck::verdict).containsOnly(Verdict.GENUINE);
    }

    @Test
    void theRealFilesHoldWhatIsKnownAboutThem() {
        DataSet data = MnistFolder.read(folder);

        assertThat(data.description()).isEqualTo("MNIST from " + folder);
        assertThat(data.synthetic()).isFalse();
        assertThat(data.train().count()).isEqualTo(60_000);
        assertThat(data.test().count()).isEqualTo(10_000);
        assertThat(data.train().height()).isEqualTo(28);
        assertThat(data.train().width()).isEqualTo(28);
        assertThat(Arrays.copyOf(data.train().labels(), 5)).containsExactly(5, 0, 4, 1, 9);
        assertThat(Arrays.copyOf(data.test().labels(), 5)).containsExactly(7, 2, 1, 0, 4);
        assertThat(histogram(data.train()))
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(histogram(data.test())).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void theMeanOfTheTrainingPixelsIsTheWellKnownOne() {
        byte[] pixels = MnistFolder.read(folder).train().pixels();
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xff;
        }

        assertThat((double) sum / pixels.length / 255).isBetween(0.13065, 0.13067);
    }

    @Test
    void theWellKnownNormalisationIsTheComputedOneRounded() {
        Normalization fitted =
                new NormalizationRule.Standardized().fit(MnistFolder.read(folder).train().pixels(), 784);

        assertThat(fitted.offset() / 255).isCloseTo(0.1307, within(5e-5));
        assertThat(fitted.scale() / 255).isCloseTo(0.3081, within(5e-5));
    }

    @Test
    void theFoldOfReport004HasItsClasses() {
        LabeledImages train = MnistFolder.read(folder).train();
        Split split = HoldOut.KFold.OF_HOLTING.split(train.count());

        assertThat(histogram(train.subset("validation", split.validation())))
                .containsExactly(1151, 1316, 1174, 1224, 1213, 1066, 1205, 1295, 1124, 1232);
        assertThat(train.subset("training", split.training()).count()).isEqualTo(48_000);
    }

    @Test
    void unpackedFilesUnderTheirOtherNamesAreStillMnist(@TempDir Path unpacked) {
        for (MnistFile file : MnistFile.values()) {
            Path target = unpacked.resolve(file.names().get(1));
            file.read(file.in(folder).orElseThrow()).write(target);
            assertThat(Files.exists(target)).isTrue();
        }

        assertThat(MnistFolder.read(unpacked).description()).isEqualTo("MNIST from " + unpacked);
    }

    @Test
    void realTrainingImagesWithOtherTestImagesAreNotMnist(@TempDir Path mixed) throws IOException {
        DataSet.synthetic(2, 2, 1).write(mixed);
        for (MnistFile file : List.of(MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS)) {
            Files.delete(mixed.resolve(file.packedName()));
            Path real = file.in(folder).orElseThrow();
            Files.copy(real, mixed.resolve(real.getFileName()));
        }

        assertThat(MnistFolder.read(mixed).description())
                .isEqualTo("images in " + mixed + " (60,000 + 2, not MNIST)");
    }

    private static int[] histogram(LabeledImages part) {
        int[] counts = new int[part.classes()];
        for (int i = 0; i < part.count(); i++) {
            counts[part.label(i)]++;
        }
        return counts;
    }
}
