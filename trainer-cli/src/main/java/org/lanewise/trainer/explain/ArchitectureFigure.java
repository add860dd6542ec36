package org.lanewise.trainer.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Pad;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.FlowDiagram;

/** A network as a diagram: a box a layer, with what follows it without another shape. */
public final class ArchitectureFigure {
    private static final int MAPS = 0;
    private static final int POOLING = 1;
    private static final int VECTORS = 2;
    private static final int OTHER = 4;

    private final Shape input;

    private ArchitectureFigure(Network network) {
        this.input = network.input();
    }

    /** The diagram. */
    public static Figure of(Network network) {
        List<FlowDiagram.Part> parts = new ArrayList<>();
        ArchitectureFigure figure = new ArchitectureFigure(network);
        parts.add(new FlowDiagram.Box(
                "input", "", network.input().toString(), "", figure.stack(network.input()), OTHER));
        parts.addAll(figure.parts(network.placed()));
        return new FlowDiagram(
                network.name() + ", " + count(network.parameterCount()) + " parameters",
                description(network),
                parts);
    }

    private static String description(Network network) {
        StringJoiner layers = new StringJoiner(", ", "From " + network.input() + ": ", ".");
        network.placed().forEach(placed -> layers.add(name(placed.layer()) + " to " + placed.output()));
        return layers.toString();
    }

    private List<FlowDiagram.Part> parts(List<Placed> chain) {
        List<FlowDiagram.Part> parts = new ArrayList<>();
        int next = 0;
        while (next < chain.size()) {
            Placed first = chain.get(next++);
            if (first.layer() instanceof Residual block) {
                parts.add(new FlowDiagram.Fork(
                        parts(block.placedBody(first.input())), parts(block.placedShortcut(first.input()))));
                continue;
            }
            StringJoiner more = new StringJoiner(", ");
            long parameters = first.parameterCount();
            while (next < chain.size() && follows(chain.get(next))) {
                Placed following = chain.get(next++);
                parameters += following.parameterCount();
                more.add(name(following.layer()));
            }
            parts.add(new FlowDiagram.Box(
                    name(first.layer()), more.toString(), first.output().toString(),
                    parameters == 0 ? "" : count(parameters), stack(first.output()), look(first)));
        }
        return parts;
    }

    /** Whether a layer needs no box of its own. */
    private static boolean follows(Placed placed) {
        Layer layer = placed.layer();
        return layer instanceof ElementWise || layer instanceof BatchNorm || layer instanceof Dropout;
    }

    private static int look(Placed placed) {
        return switch (placed.layer()) {
            case Conv2d _ -> MAPS;
            case MaxPool2d _,AvgPool2d _,GlobalAvgPool2d _ -> POOLING;
            case Linear _ -> VECTORS;
            default -> OTHER;
        };
    }

    private static String name(Layer layer) {
        String name = layer.getClass().getSimpleName();
        return switch (layer) {
            case Conv2d conv -> name + " " + conv.kernelHeight() + "x" + conv.kernelWidth() + stride(conv.stride(), 1)
                    + padding(conv.pad());
            case MaxPool2d pool -> name + " " + pool.window() + "x" + pool.window()
                    + stride(pool.stride(), pool.window());
            case AvgPool2d pool -> name + " " + pool.window() + "x" + pool.window()
                    + stride(pool.stride(), pool.window());
            case Dropout dropout -> name + " " + dropout.rate();
            default -> name;
        };
    }

    private static String stride(int stride, int usual) {
        return stride == usual ? "" : ", stride " + stride;
    }

    private static String padding(Pad pad) {
        return switch (pad) {
            case Pad.Same _ -> ", same";
            case Pad.Explicit sides when sides.equals(new Pad.Explicit(0, 0, 0, 0)) -> "";
            case Pad.Explicit sides when sides
                    .equals(new Pad.Explicit(sides.top(), sides.top(), sides.top(), sides.top())) ->
                    ", pad " + sides.top();
            case Pad.Explicit _ -> ", padded";
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Sizes as parts of the input's, twice the channels one sheet more; a vector is a bar. */
    private FlowDiagram.Stack stack(Shape shape) {
        if (shape.isVector()) {
            return new FlowDiagram.Stack(0.05, Math.min(1, 0.2 + Math.log(shape.channels()) / Math.log(1024)), 1);
        }
        int sheets = Math.min(8, 1 + (int) (Math.log(shape.channels()) / Math.log(2)));
        return new FlowDiagram.Stack(
                Math.min(1, (double) shape.width() / input.width()),
                Math.min(1, (double) shape.height() / input.height()),
                sheets);
    }
}
