package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    @Test
    void rowsAreClassesAndColumnsTheFirstImagesOfEach(@TempDir Path folder) throws IOException {
        byte[] pixels = {10, 20, 30, 40, 50, 60, 70, (byte) 200};
        LabeledImages images = new LabeledImages("x", 1, 2, 3, pixels, new byte[]{2, 0, 2, 2});
        Path png = folder.resolve("sheet.png");

        ContactSheet.write(images, 2, 2, png);

        BufferedImage sheet = ImageIO.read(png.toFile());
        assertThat(sheet.getWidth()).isEqualTo(2 * 2 * 2);
        assertThat(sheet.getHeight()).isEqualTo(3 * 2);
        assertThat(row(sheet, 0)).containsExactly(30, 30, 40, 40, 0, 0, 0, 0);
        assertThat(row(sheet, 1)).containsExactly(30, 30, 40, 40, 0, 0, 0, 0);
        assertThat(row(sheet, 2)).containsOnly(0);
        assertThat(row(sheet, 4)).containsExactly(10, 10, 20, 20, 50, 50, 60, 60);
        assertThat(row(sheet, 5)).containsExactly(10, 10, 20, 20, 50, 50, 60, 60);
    }

    private static int[] row(BufferedImage sheet, int y) {
        return sheet.getRaster().getSamples(0, y, sheet.getWidth(), 1, 0, (int[]) null);
    }
}
