package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.evaluate.LayerOutput;
import org.lanewise.trainer.evaluate.Softmax;
import org.lanewise.trainer.figure.ColourMap;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Markup;
import org.lanewise.trainer.figure.Tile;

/**
 * A network at work on one image as the demo of ConvNetJS draws it: layer by layer its size, the extremes, and all
 * activations, gradients and weights as grey squares, each kind from its least (black) to its greatest (white).
 */
final class DemoDrawing implements Figure {
    private static final int WIDTH = 860;
    private static final int PICTURES = 270;
    private static final int LINE = 17;
    private static final int SMALLEST_KERNEL = 4;

    private final String title;
    private final List<Part> parts = new ArrayList<>();

    /** A layer: its texts, and its rows of squares, each under a name. */
    private record Part(String heading, List<String> lines, List<Picture> pictures) {
        int height() {
            return 14 + Math.max(LINE * (lines.size() + 1), pictures.stream().mapToInt(Picture::height).sum());
        }
    }

    private record Picture(String name, ImageGrid squares) {
        int height() {
            return LINE + squares.height();
        }
    }

    /**
     * A drawing.
     *
     * @param gradients of the parameters, lying like them
     * @param outputs of all layers for the image
     */
    DemoDrawing(String title, Parameters parameters, float[] gradients, List<LayerOutput> outputs) {
        this.title = title;
        Network network = parameters.network();
        add("input", List.of(), outputs.getFirst(), false, List.of());
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            if (layer instanceof Flatten) {
                continue;
            }
            List<Picture> weights = weights(parameters, gradients, i);
            add(kind(layer), lines(network.placed().get(i), !weights.isEmpty()), outputs.get(i + 1), true, weights);
        }
        LayerOutput logits = outputs.getLast();
        float[] probabilities = Softmax.of(logits.values());
        add("softmax", List.of(), new LayerOutput("softmax", logits.shape(), probabilities, probabilities), false,
                List.of());
    }

    private void add(String kind, List<String> more, LayerOutput output, boolean gradients, List<Picture> weights) {
        Shape shape = output.shape();
        List<String> lines = new ArrayList<>(more.stream().filter(line -> !line.startsWith("parameters")).toList());
        lines.add("max activation: " + extremes(output.values()));
        List<Picture> pictures = new ArrayList<>();
        pictures.add(maps("activations", shape, output.values()));
        if (gradients) {
            lines.add("max gradient: " + extremes(output.gradients()));
            pictures.add(maps("activation gradients", shape, output.gradients()));
        }
        more.stream().filter(line -> line.startsWith("parameters")).forEach(lines::add);
        boolean hidden = kind.equals("conv") && weights.isEmpty();
        if (hidden) {
            lines.add("Weights hidden, too small");
        }
        pictures.addAll(weights);
        String heading = String.format(
                Locale.ROOT, "%s (%dx%dx%d)", kind, shape.width(), shape.height(), shape.channels());
        parts.add(new Part(heading, lines, pictures));
    }

    private static String kind(Layer layer) {
        return switch (layer) {
            case Conv2d _ -> "conv";
            case MaxPool2d _ -> "pool";
            case Linear _ -> "fc";
            default -> layer.kind();
        };
    }

    private static List<String> lines(Placed placed, boolean drawn) {
        int depth = placed.input().channels();
        return switch (placed.layer()) {
            case Conv2d conv -> List.of(
                    "filter size " + conv.kernelWidth() + "x" + conv.kernelHeight() + "x" + depth + ", stride "
                            + conv.stride(),
                    "parameters: " + conv.channels() + "x" + conv.kernelWidth() + "x" + conv.kernelHeight() + "x"
                            + depth
                            + "+" + conv.channels() + " = "
                            + conv.channels() * (conv.kernelWidth() * conv.kernelHeight() * depth + 1));
            case MaxPool2d pool -> List.of(
                    "pooling size " + pool.window() + "x" + pool.window() + ", stride " + pool.stride());
            case Linear linear -> List.of("parameters: " + linear.outputs() + "x" + placed.input().size() + "+"
                    + linear.outputs() + " = " + linear.outputs() * (placed.input().size() + 1));
            default -> List.of();
        };
    }

    /** The kernels of a convolution, one row of channels a kernel, and their gradients; nothing if they are too small. */
    private static List<Picture> weights(Parameters parameters, float[] gradients, int layer) {
        if (!(parameters.network().layers().get(layer) instanceof Conv2d conv)
                || conv.kernelWidth() < SMALLEST_KERNEL) {
            return List.of();
        }
        int depth = parameters.network().placed().get(layer).input().channels();
        Slice slice = parameters.slicesOf(layer).getFirst();
        return List.of(
                kernels("weights", conv, depth, parameters.values(), slice.at()),
                kernels("weight gradients", conv, depth, gradients, slice.at()));
    }

    private static Picture kernels(String name, Conv2d conv, int depth, float[] values, int at) {
        List<Tile> tiles = new ArrayList<>();
        int size = conv.kernelHeight() * conv.kernelWidth();
        for (int i = 0; i < conv.channels() * depth; i++) {
            tiles.add(Tile.of(conv.kernelHeight(), conv.kernelWidth(), values, at + i * size));
        }
        // With several channels in, two kernels stand side by side, one after the other.
        return grey(name, 3, depth == 1 ? conv.channels() : 2 * depth, tiles);
    }

    private static Picture maps(String name, Shape shape, float[] values) {
        List<Tile> tiles = new ArrayList<>();
        int size = shape.height() * shape.width();
        for (int c = 0; c < shape.channels(); c++) {
            tiles.add(Tile.of(shape.height(), shape.width(), values, c * size));
        }
        int zoom = shape.width() == 1 ? 12 : shape.width() < 8 ? 5 : shape.width() < 20 ? 3 : 2;
        return grey(name, zoom, Math.max(1, (WIDTH - PICTURES - 20) / (zoom * shape.width() + 3)), tiles);
    }

    private static Picture grey(String name, int zoom, int columns, List<Tile> tiles) {
        ImageGrid squares = new ImageGrid("").colours(ColourMap.GREY, ImageGrid.Contrast.ALL).zoom(zoom).gap(3);
        return new Picture(name, squares.wrapped(columns, tiles));
    }

    private static String extremes(float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        float min = Float.POSITIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
            min = Math.min(min, value);
        }
        return DemoNumber.of(max) + ", min: " + DemoNumber.of(min);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder();
        parts.forEach(
                part -> text.append(part.heading()).append(": ").append(String.join("; ", part.lines())).append(". "));
        return text.toString().strip();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return 34 + parts.stream().mapToInt(Part::height).sum();
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        svg.element("text", title, "class", "title", "x", "10", "y", "22").line();
        int top = 34;
        for (Part part : parts) {
            svg.empty("path", "class", "grid", "d", "M10 " + top + "H" + (width - 10)).line();
            svg.element("text", part.heading(), "x", "10", "y", Integer.toString(top + 20), "font-weight", "600")
                    .line();
            for (int i = 0; i < part.lines().size(); i++) {
                svg.element("text", part.lines().get(i), "class", "quiet", "x", "10",
                        "y", Integer.toString(top + 20 + LINE * (i + 1))).line();
            }
            int y = top + 6;
            for (Picture picture : part.pictures()) {
                svg.element("text", picture.name(), "class", "quiet", "x", Integer.toString(PICTURES + 10),
                        "y", Integer.toString(y + 14)).line();
                svg.open("g", "transform", "translate(" + PICTURES + " " + (y + LINE - 4) + ")");
                picture.squares().draw(svg, picture.squares().width(), picture.squares().height());
                svg.close("g").line();
                y += picture.height();
            }
            top += part.height();
        }
    }

    /** All tiles of one kind for a test to look at. */
    List<String> headings() {
        return parts.stream().map(Part::heading).toList();
    }

    List<String> lines(String heading) {
        return parts.stream()
                .filter(part -> part.heading().equals(heading))
                .findFirst()
                .map(Part::lines)
                .orElseThrow(() -> new IllegalArgumentException(
                        heading + " is none of " + Arrays.toString(headings().toArray())));
    }
}
