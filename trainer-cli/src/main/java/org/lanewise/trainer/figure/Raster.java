package org.lanewise.trainer.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Figures as PNG: what a figure writes as SVG, drawn by Java2D in the light colours. It knows as much of SVG as figures use,
 * and refuses the rest.
 */
public final class Raster {
    /** Pixels of the picture a pixel of the figure, up and across: letters stay readable when a slide enlarges it. */
    public static final int SCALE = 2;

    private static final Pattern TRANSFORM = Pattern.compile("(translate|rotate)\\(([^)]*)\\)");
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final Figure figure;
    private final StyleRules rules = new StyleRules();

    private Raster(Figure figure) {
        this.figure = figure;
    }

    /** Whether letters can be drawn: a Java without fonts or without their library cannot. */
    public static boolean isPossible() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", METRICS).getWidth() > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            // What is thrown depends on what is missing: fonts, their configuration, or a native library.
            return false;
        }
    }

    /** The content of a PNG file, {@link #SCALE} times as wide and as high as the figure. */
    public static byte[] png(Figure figure) {
        BufferedImage image = new BufferedImage(
                SCALE * figure.width(), SCALE * figure.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.scale(SCALE, SCALE);
        new Raster(figure).drawAll(parse(figure.element()), graphics);
        graphics.dispose();
        return Png.of(image);
    }

    private static Element parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("a figure is not well-formed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drawAll(Element parent, Graphics2D graphics) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                Graphics2D own = (Graphics2D) graphics.create();
                transform(element.getAttribute("transform"), own);
                draw(element, own);
                own.dispose();
            }
        }
    }

    private static void transform(String text, Graphics2D graphics) {
        if (text.isEmpty()) {
            return;
        }
        Matcher transform = TRANSFORM.matcher(text);
        if (!transform.matches()) {
            throw new IllegalArgumentException("figures have no transform " + text);
        }
        double[] values = numbers(transform.group(2));
        if (transform.group(1).equals("rotate")) {
            graphics.rotate(Math.toRadians(values[0]), values[1], values[2]);
        } else {
            graphics.translate(values[0], values[1]);
        }
    }

    private void draw(Element element, Graphics2D graphics) {
        Map<String, String> style = rules.of(element);
        switch (element.getTagName()) {
            case "g" -> drawAll(element, graphics);
            case "svg" -> {
                double[] box = numbers(element.getAttribute("viewBox"));
                graphics.translate(number(style, "x", 0) - box[0], number(style, "y", 0) - box[1]);
                graphics.clip(new Rectangle2D.Double(box[0], box[1], box[2], box[3]));
                drawAll(element, graphics);
            }
            case "rect" -> paint(rectangle(style), style, graphics);
            case "circle" -> {
                double radius = number(style, "r", 0);
                paint(new Ellipse2D.Double(
                        number(style, "cx", 0) - radius, number(style, "cy", 0) - radius, 2 * radius, 2 * radius),
                        style, graphics);
            }
            case "path" -> paint(PathData.parse(style.get("d")), style, graphics);
            case "text" -> text(element.getTextContent(), style, graphics);
            case "image" -> image(style, graphics);
            case "title", "desc", "metadata" -> {
                // For readers of the text.
            }
            default -> throw new IllegalArgumentException("figures have no element " + element.getTagName());
        }
    }

    private Shape rectangle(Map<String, String> style) {
        double corner = 2 * number(style, "rx", 0);
        return new RoundRectangle2D.Double(
                number(style, "x", 0), number(style, "y", 0), number(style, "width", figure.width()),
                number(style, "height", figure.height()), corner, corner);
    }

    private static void paint(Shape shape, Map<String, String> style, Graphics2D graphics) {
        String fill = style.getOrDefault("fill", "#000000");
        if (!fill.equals("none")) {
            graphics.setColor(colour(fill, number(style, "fill-opacity", 1)));
            graphics.fill(shape);
        }
        String stroke = style.getOrDefault("stroke", "none");
        float width = (float) number(style, "stroke-width", 1);
        if (!stroke.equals("none") && width > 0) {
            graphics.setColor(colour(stroke, number(style, "stroke-opacity", 1)));
            graphics.setStroke(stroke(style, width));
            graphics.draw(shape);
        }
    }

    private static BasicStroke stroke(Map<String, String> style, float width) {
        boolean round = style.getOrDefault("stroke-linejoin", "miter").equals("round");
        int join = round ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
        String dashes = style.getOrDefault("stroke-dasharray", "none");
        if (dashes.equals("none")) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, join, 4);
        }
        double[] lengths = numbers(dashes);
        float[] pattern = new float[lengths.length];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (float) lengths[i];
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, join, 4, pattern, 0);
    }

    private static void text(String text, Map<String, String> style, Graphics2D graphics) {
        int weight = style.getOrDefault("font-weight", "400").equals("600") ? Font.BOLD : Font.PLAIN;
        float size = Float.parseFloat(style.get("font-size").replace("px", ""));
        Font font = new Font(Font.SANS_SERIF, weight, 1).deriveFont(size);
        double width = font.getStringBounds(text, METRICS).getWidth();
        double before = switch (style.getOrDefault("text-anchor", "start")) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
        };
        graphics.setFont(font);
        graphics.setColor(colour(style.get("fill"), number(style, "fill-opacity", 1)));
        graphics.drawString(text, (float) (number(style, "x", 0) - before), (float) number(style, "y", 0));
    }

    private static void image(Map<String, String> style, Graphics2D graphics) {
        byte[] png = Base64.getDecoder().decode(style.get("href").replaceFirst("^data:image/png;base64,", ""));
        try {
            graphics.drawImage(
                    ImageIO.read(new ByteArrayInputStream(png)), (int) number(style, "x", 0),
                    (int) number(style, "y", 0), (int) number(style, "width", 0), (int) number(style, "height", 0),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Color colour(String text, double opacity) {
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(255 * opacity));
    }

    /** A length that is missing, or the whole of the figure. */
    private static double number(Map<String, String> style, String name, double otherwise) {
        String text = style.get(name);
        return text == null || text.equals("100%") ? otherwise : Double.parseDouble(text);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split("[ ,]+")).mapToDouble(Double::parseDouble).toArray();
    }
}
