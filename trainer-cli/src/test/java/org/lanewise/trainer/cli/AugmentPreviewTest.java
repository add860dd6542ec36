package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.data.augment.Shift;
import org.lanewise.trainer.augment.Preset;

class AugmentPreviewTest {
    @TempDir
    private Path folder;

    private Cli preview(Path data, String augment, Path out) {
        return Cli.run("augment", "preview", "--data", data, "--augment", augment, "--out", out, "--epochs", 5);
    }

    @Test
    void theSheetHasTheNegativeOfAnImageOfEachClassAndFiveVersionsBesideIt() throws IOException {
        Path digits = SmallDigits.in(folder, "digits", 6);
        Path out = folder.resolve("sheet.png");

        Cli drawn = preview(digits, "none", out);

        assertThat(drawn.err()).isEmpty();
        assertThat(drawn.out()).contains("none on images in " + digits).contains(out.toString());
        BufferedImage sheet = ImageIO.read(out.toFile());
        // Ten rows and six columns of 28 pixels, each three wide, with gaps of 4.
        assertThat(sheet.getWidth()).isEqualTo(6 * 84 + 5 * 4);
        assertThat(sheet.getHeight()).isEqualTo(10 * 84 + 9 * 4);
        for (int y = 0; y < 84; y++) {
            for (int x = 0; x < 84; x++) {
                int original = 255 - (sheet.getRGB(x, y) & 0xff);
                assertThat(sheet.getRGB(88 + x, y) & 0xff).isEqualTo(original);
            }
        }
    }

    @Test
    void anSvgNamesItsColumns() throws IOException {
        Path out = folder.resolve("sheet.svg");
        preview(SmallDigits.in(folder, "digits", 6), "affine", out);
        assertThat(Files.readString(out)).contains("epoch 5").doesNotContain("epoch 6");
    }

    @Test
    void withoutAFileItListsWhatHasAName() {
        Cli listed = Cli.run("augment", "preview");
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out().lines()).hasSize(Preset.values().length);
        assertThat(listed.out()).contains("affine-elastic  shift up to 1.5 pixels");
    }

    @Test
    void anUnknownNameIsRefused() {
        Cli refused = Cli.run("augment", "preview", "--augment", "elastc");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there is no augmentation 'elastc'; did you mean 'elastic'?")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource
    void aNameStandsForItsAugmentationAndBack(Preset preset) {
        assertThat(Preset.parse(preset.toString())).isEqualTo(preset.augmentation());
        assertThat(Preset.text(preset.augmentation())).isEqualTo(preset.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOTCH", "ROTATION", "POISSON_NOISE"})
    void eachPartOfReport002IsDrawnAsAFunctionOfTheSeed(Preset preset) throws IOException {
        Path digits = SmallDigits.in(folder, "digits", 6);
        byte[][] sheets = new byte[3][];
        for (int i = 0; i < 3; i++) {
            Path out = folder.resolve(i + ".png");
            Cli.run("augment", "preview", "--data", digits, "--augment", preset, "--out", out, "--seed", i < 2 ? 4 : 5);
            sheets[i] = Files.readAllBytes(out);
        }

        assertThat(sheets[1]).isEqualTo(sheets[0]);
        assertThat(sheets[2]).isNotEqualTo(sheets[0]);
        assertThat(((OneOf) Augmentation.REPORT_LI).choices()).contains(preset.augmentation());
    }

    @Test
    void severalNamesAreOneAfterTheOther() {
        Augmentation both = Preset.parse("affine, erase");
        assertThat(Preset.text(both)).isEqualTo("affine,erase");
        assertThat(Preset.text(new Shift(1, 3))).isEqualTo("Shift[from=1, to=3]");
    }
}
