package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageGridTest {
    @Test
    void bytesStayTheGreyLevelsThatTheyAreAndPixelsBecomeSquares() throws IOException {
        byte[] pixels = {99, 10, 20, (byte) 200, (byte) 255};
        ImageGrid grid = new ImageGrid("").zoom(2).gap(0).row("", List.of(Tile.ofBytes(2, 2, pixels, 1)));

        BufferedImage image = read(grid);

        assertThat(row(image, 0)).containsExactly(10, 10, 20, 20);
        assertThat(row(image, 1)).containsExactly(10, 10, 20, 20);
        assertThat(row(image, 2)).containsExactly(200, 200, 255, 255);
    }

    @ParameterizedTest
    @CsvSource({"EACH,440154,fde725,440154,fde725", "ROW,440154,21918c,21918c,fde725",
        "ALL,440154,3b528b,3b528b,21918c"})
    void mapsHaveTheirOwnScaleOrOneARowOrOneForAll(ImageGrid.Contrast contrast, String a, String b, String c, String d)
            throws IOException {
        ImageGrid grid = new ImageGrid("").zoom(1)
                .gap(0)
                .colours(ColourMap.VIRIDIS, contrast)
                .row("", List.of(tile(0, 1), tile(1, 2)))
                .row("", List.of(tile(0, 4)));

        BufferedImage image = read(grid);

        assertThat(List.of(hex(image, 0, 0), hex(image, 1, 0), hex(image, 2, 0), hex(image, 3, 0)))
                .satisfies(seen -> {
                    List<String> wanted = List.of(a, b, c, d);
                    for (int i = 0; i < 4; i++) {
                        assertClose(seen.get(i), wanted.get(i));
                    }
                });
    }

    @Test
    void betweenTheTilesItIsTransparent() throws IOException {
        BufferedImage image = read(new ImageGrid("").zoom(1).gap(1).row("", List.of(tile(0, 1), tile(0, 1))));

        assertThat(image.getRGB(2, 0) >>> 24).isZero();
        assertThat(image.getRGB(1, 0) >>> 24).isEqualTo(255);
    }

    @Test
    void theSvgHoldsThePngAndTheNames() {
        ImageGrid grid = new ImageGrid("maps").row("digit <0>", List.of(tile(0, 1))).columns(List.of("map 1"));

        String svg = grid.svg();

        assertThat(Xml.elements(svg, "image").getFirst().getAttribute("href"))
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(grid.png()));
        assertThat(Xml.elements(svg, "text").stream().map(org.w3c.dom.Element::getTextContent))
                .containsExactly("maps", "map 1", "digit <0>");
    }

    @Test
    void aConstantMapIsTheFirstColour() throws IOException {
        BufferedImage image = read(new ImageGrid("").zoom(1)
                .colours(ColourMap.VIRIDIS, ImageGrid.Contrast.EACH)
                .row("", List.of(tile(3, 3))));

        assertThat(hex(image, 0, 0)).isEqualTo("440154");
    }

    @Test
    void aTileHasAsManyValuesAsPixels() {
        assertThatThrownBy(() -> new Tile(2, 2, new float[3])).hasMessage("a tile of 2 x 2 with 3 values");
    }

    /** Three of the colours between the anchors, as matplotlib has them. */
    @ParameterizedTest
    @CsvSource({"0, 440154", "64, 3b528b", "128, 21918c", "200, 70cf57", "255, fde725"})
    void viridisIsViridis(int index, String hex) {
        assertClose(String.format("%06x", ColourMap.VIRIDIS.rgb(index / 255.0)), hex);
    }

    private static void assertClose(String hex, String wanted) {
        for (int i = 0; i < 6; i += 2) {
            assertThat(Integer.parseInt(hex, i, i + 2, 16)).as(hex + " for " + wanted)
                    .isBetween(Integer.parseInt(wanted, i, i + 2, 16) - 1, Integer.parseInt(wanted, i, i + 2, 16) + 1);
        }
    }

    private static Tile tile(float... values) {
        return new Tile(1, values.length, values);
    }

    private static BufferedImage read(ImageGrid grid) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(grid.png()));
    }

    private static String hex(BufferedImage image, int x, int y) {
        return String.format("%06x", image.getRGB(x, y) & 0xffffff);
    }

    private static int[] row(BufferedImage image, int y) {
        return image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, (int[]) null);
    }
}
