package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static BufferedImage drawn(Figure figure) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Raster.png(figure)));
        assertThat(image.getWidth()).isEqualTo(Raster.SCALE * figure.width());
        assertThat(image.getHeight()).isEqualTo(Raster.SCALE * figure.height());
        return image;
    }

    private static int rgb(BufferedImage image, double x, double y) {
        return image.getRGB((int) (Raster.SCALE * x), (int) (Raster.SCALE * y)) & 0xffffff;
    }

    private static boolean has(BufferedImage image, Rectangle where, String colour) {
        int wanted = Integer.parseInt(colour.substring(1), 16);
        for (int y = Raster.SCALE * where.y; y < Raster.SCALE * (where.y + where.height); y++) {
            for (int x = Raster.SCALE * where.x; x < Raster.SCALE * (where.x + where.width); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A figure that is one piece of SVG. */
    private record Piece(String svg) implements Figure {
        @Override
        public String title() {
            return "piece";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public int width() {
            return 60;
        }

        @Override
        public int height() {
            return 40;
        }

        @Override
        public void draw(Markup markup, int width, int height) {
            markup.raw(svg);
        }
    }

    @Test
    void aChartHasItsTitleItsNumbersAndTheColoursOfItsSeries() throws IOException {
        LineChart chart = new LineChart("Loss").x(Axis.linear("epoch"))
                .y(Axis.linear("loss"))
                .add(Series.counted("one", 1, 1, new double[]{3, 2, 1}))
                .add(Series.counted("two", 1, 1, new double[]{1, 2, 3}))
                .reference("goal", 1.5);

        BufferedImage image = drawn(chart);

        assertThat(rgb(image, 1, 1)).isEqualTo(0xffffff);
        assertThat(has(image, new Rectangle(0, 8, 200, 16), Theme.light("ink"))).as("title").isTrue();
        assertThat(has(image, new Rectangle(10, 330, 700, 85), Theme.light("ink"))).as("legend").isTrue();
        assertThat(has(image, new Rectangle(60, 40, 640, 300), Theme.light("series-0"))).isTrue();
        assertThat(has(image, new Rectangle(60, 40, 640, 300), Theme.light("series-1"))).isTrue();
        assertThat(has(image, new Rectangle(60, 40, 640, 300), Theme.light("series-2"))).isFalse();
    }

    @Test
    void panelsOfImagesStandWhereTheirSvgHasThem() throws IOException {
        Tile white = new Tile(2, 2, new float[]{255, 255, 255, 255});
        Tile half = new Tile(2, 2, new float[]{0, 0, 0, 255});
        Figure one = new ImageGrid("").zoom(10).row("", List.of(white));
        Figure two = new ImageGrid("").zoom(10).row("", List.of(half));
        Panels panels = new Panels("", 2, List.of(one, two));

        BufferedImage image = drawn(panels);

        assertThat(rgb(image, 15, 15)).isEqualTo(0xffffff);
        assertThat(rgb(image, one.width() + 15, 15)).isZero();
        assertThat(rgb(image, one.width() + 25, 15)).isZero();
        assertThat(rgb(image, one.width() + 25, 25)).isEqualTo(0xffffff);
    }

    @Test
    void rulesOfMoreWeightAndOwnStylesHold() throws IOException {
        BufferedImage image = drawn(new Piece("""
                <rect class="f1" fill="#00ff00" x="0" y="0" width="10" height="10"/>
                <rect class="f1" style="fill:#00ff00;stroke:none" x="20" y="0" width="10" height="10"/>
                <rect fill="#0000ff" x="40" y="0" width="10" height="10"/>
                <svg x="5" y="20" width="10" height="10" viewBox="-5 -5 10 10"><rect fill="#ff0000" x="-9" y="-9" width="12" \
                height="40"/></svg>
                <g transform="translate(30 20)"><rect fill="#ff0000" width="4" height="4"/></g>
                """));

        assertThat(rgb(image, 5, 5)).isEqualTo(Integer.parseInt(Theme.light("series-1").substring(1), 16));
        assertThat(rgb(image, 25, 5)).isEqualTo(0x00ff00);
        assertThat(rgb(image, 45, 5)).isEqualTo(0x0000ff);
        assertThat(rgb(image, 6, 29)).as("inside its window").isEqualTo(0xff0000);
        assertThat(rgb(image, 14, 25)).as("right of the shape").isEqualTo(0xffffff);
        assertThat(rgb(image, 4, 25)).as("left of the window").isEqualTo(0xffffff);
        assertThat(rgb(image, 6, 32)).as("below the window").isEqualTo(0xffffff);
        assertThat(rgb(image, 32, 22)).isEqualTo(0xff0000);
    }

    @Test
    void pathsAreReadAsTheyAreWritten() {
        Path2D circle = PathData.parse("M7 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z");
        Path2D square = PathData.parse("M1.5 2h5.6v5.6h-5.6z");
        Path2D arrow = PathData.parse("M0 0V9M-4 5l4 5l4 -5H8");

        assertThat(circle.contains(10, 7.2) && circle.contains(10, 12.8) && circle.contains(7.2, 10)).isTrue();
        assertThat(circle.contains(7.5, 7.5) || circle.contains(13.2, 10)).isFalse();
        assertThat(square.getBounds2D()).isEqualTo(new Rectangle2D.Double(1.5, 2, 5.6, 5.6));
        assertThat(arrow.getBounds2D()).isEqualTo(new Rectangle2D.Double(-4, 0, 12, 10));
    }

    @Test
    void whatFiguresDoNotWriteIsRefused() {
        assertThatThrownBy(() -> Raster.png(new Piece("<polygon points='0,0 1,1'/>"))).hasMessageContaining("polygon");
        assertThatThrownBy(() -> PathData.parse("M0 0C1 1 2 2 3 3")).hasMessageContaining("'C'");
        assertThatThrownBy(() -> PathData.parse("M0 0a3 3 0 0 0 1 1")).hasMessageContaining("halves of circles");
    }
}
