package org.lanewise.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFileTest {
    /** A square of ink in the middle of paper. */
    private static BufferedImage square(int type, int size, int ink, int paper) {
        BufferedImage picture = new BufferedImage(size, size, type);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean inside = x >= size / 4 && x < size / 2 && y >= size / 4 && y < size / 2;
                picture.setRGB(x, y, inside ? ink : paper);
            }
        }
        return picture;
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "png, ff000000, ffffffff", "png, ffffffff, ff000000", "png, ff202060, ffc8c0b0", "jpg, ff000000, ffffffff",
        "gif, ff000000, ffffffff", "bmp, ffffffff, ff303030", "png, ff000000, 00000000"})
    void inkIsWhatDiffersFromThePaperOfTheBorder(String format, String ink, String paper) throws IOException {
        int type = format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        byte[] file = file(
                square(type, 40, Integer.parseUnsignedInt(ink, 16), Integer.parseUnsignedInt(paper, 16)), format);
        Ink read = PictureFile.read(file);

        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                boolean inside = x >= 10 && x < 20 && y >= 10 && y < 20;
                assertThat(read.at(x, y) > 127).as(x + " " + y).isEqualTo(inside);
            }
        }
    }

    @Test
    void theGrainOfThePaperIsNoInk() throws IOException {
        BufferedImage picture = square(BufferedImage.TYPE_INT_RGB, 40, 0, 0xdddddd);
        picture.setRGB(3, 3, 0xc8c8c8);

        assertThat(PictureFile.read(file(picture, "png")).at(3, 3)).isZero();
    }

    @Test
    void aLargePictureIsMadeSmaller() throws IOException {
        Ink read = PictureFile.read(file(square(BufferedImage.TYPE_INT_RGB, 2000, 0, 0xffffff), "png"));

        assertThat(read.width()).isEqualTo(512);
        assertThat(read.at(200, 200)).isEqualTo(255);
        assertThat(read.at(400, 400)).isZero();
    }

    @Test
    void aPictureOfOneColourIsRefused() throws IOException {
        byte[] file = file(square(BufferedImage.TYPE_INT_RGB, 40, 0x808080, 0x808080), "png");

        assertThatThrownBy(() -> PictureFile.read(file)).isInstanceOf(PictureException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> PictureFile.read(new byte[]{1, 2, 3}))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("no picture");
    }

    @Test
    void aPictureThatIsCutShortIsRefused() throws IOException {
        byte[] file = file(square(BufferedImage.TYPE_INT_RGB, 40, 0, 0xffffff), "png");

        assertThatThrownBy(() -> PictureFile.read(Arrays.copyOf(file, file.length / 2)))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aPictureLargerThanAnybodyDrawsIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] file = file(new BufferedImage(9000, 2, BufferedImage.TYPE_BYTE_BINARY), "png");

        assertThatThrownBy(() -> PictureFile.read(file))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("9000 x 2");
    }
}
