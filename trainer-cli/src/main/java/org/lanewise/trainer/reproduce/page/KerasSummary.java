package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.report.Figures;

/** What {@code model.summary()} of Keras 2 prints: channels last, activations with the layer before them. */
final class KerasSummary {
    private static final int WIDTH = 65;
    private static final int NAME = 29;
    private static final int SHAPE = 26;

    private static final Map<Class<? extends Layer>, String> NAMES = Map.of(
            Conv2d.class, "conv2d (Conv2D)",
            MaxPool2d.class, "max_pooling2d (MaxPooling2D)",
            Flatten.class, "flatten (Flatten)",
            Linear.class, "dense (Dense)");

    private KerasSummary() {}

    /** The text, for networks of convolutions, max pooling and linear layers. */
    static String of(Network network) {
        List<String> lines = new ArrayList<>();
        lines.add("_".repeat(WIDTH));
        lines.add(line("Layer (type)", "Output Shape", "Param #"));
        lines.add("=".repeat(WIDTH));
        for (Placed placed : network.placed()) {
            String name = NAMES.get(placed.layer().getClass());
            if (name != null) {
                if (!lines.getLast().startsWith("=")) {
                    lines.add("_".repeat(WIDTH));
                }
                lines.add(line(
                        numbered(name, placed, network), shape(placed),
                        Long.toString(placed.parameterCount())));
            }
        }
        String total = Figures.count(network.parameterCount());
        lines.add("=".repeat(WIDTH));
        lines.add("Total params: " + total);
        lines.add("Trainable params: " + total);
        lines.add("Non-trainable params: 0");
        lines.add("_".repeat(WIDTH));
        return String.join("\n", lines) + "\n";
    }

    /** Keras numbers the layers of a kind from the second on, and cuts names that are too long. */
    private static String numbered(String name, Placed placed, Network network) {
        int earlier = 0;
        for (Placed other : network.placed()) {
            if (other == placed || other.name().equals(placed.name())) {
                break;
            }
            earlier += other.layer().getClass() == placed.layer().getClass() ? 1 : 0;
        }
        return earlier == 0 ? name : name.replace(" (", "_" + earlier + " (");
    }

    private static String line(String name, String shape, String parameters) {
        return fitted(name, NAME) + fitted(shape, SHAPE) + parameters;
    }

    private static String fitted(String text, int width) {
        String cut = text.length() >= width ? text.substring(0, width - 1) : text;
        return cut + " ".repeat(width - cut.length());
    }

    /** Maps keep their rows and columns even if there is one of each. */
    private static String shape(Placed placed) {
        Shape shape = placed.output();
        boolean maps = placed.layer() instanceof Conv2d || placed.layer() instanceof MaxPool2d;
        return maps
                ? "(None, " + shape.height() + ", " + shape.width() + ", " + shape.channels() + ")"
                : "(None, " + shape.size() + ")";
    }
}
