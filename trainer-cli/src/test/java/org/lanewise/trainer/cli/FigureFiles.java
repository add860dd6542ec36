package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.lanewise.trainer.figure.Raster;
import org.lanewise.trainer.figure.Xml;
import org.w3c.dom.Element;

/** The files that a page leaves of its figures. */
final class FigureFiles {
    private FigureFiles() {}

    /** Checks that every figure in a folder is there as SVG and as PNG of its size, with something in it. */
    static void check(Path folder) throws IOException {
        List<Path> figures;
        try (Stream<Path> files = Files.list(folder)) {
            figures = files.filter(file -> file.toString().endsWith(".svg")).toList();
        }
        assertThat(figures).isNotEmpty();
        for (Path svg : figures) {
            BufferedImage png =
                    ImageIO.read(Path.of(svg.toString().replaceFirst("svg$", "png")).toFile());
            String text = Files.readString(svg);
            List<Element> images = Xml.elements(text, "image");
            String pixels = images.isEmpty() ? "" : size(images.getFirst(), 1);
            assertThat(png.getWidth() + "x" + png.getHeight())
                    .as(svg.toString())
                    .isIn(size(Xml.parse(text).getDocumentElement(), Raster.SCALE), pixels);
            int[] colours = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
            assertThat(Arrays.stream(colours).distinct().count()).as(svg.toString()).isGreaterThan(5);
        }
    }

    private static String size(Element element, int scale) {
        return scale * Integer.parseInt(element.getAttribute("width")) + "x"
                + scale * Integer.parseInt(element.getAttribute("height"));
    }
}
