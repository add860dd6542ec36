package org.lanewise.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.models.Models;

/** Geometries by the names that benchmarks have for them. */
public final class Geometries {
    private static final Pattern CONVOLUTION = Pattern.compile("(\\d+)->(\\d+) (\\d+)x\\d+ (\\d+)x(\\d+)");

    private Geometries() {}

    /**
     * A convolution as a plan would bind it.
     *
     * @param name {@code model/layer}, with ReLU, or {@code 16->32 5x5 14x14}: channels, kernel, input, 'same' padding, and
     *     nothing behind it
     */
    public static Conv2dGeometry conv2d(String name) {
        Matcher matcher = CONVOLUTION.matcher(name);
        if (matcher.matches()) {
            int kernel = Integer.parseInt(matcher.group(3));
            Shape input = new Shape(number(matcher, 1), number(matcher, 4), number(matcher, 5));
            return conv2d(Conv2d.of(number(matcher, 2), kernel).withSamePadding(), input, Activation.IDENTITY);
        }
        Placed placed = layer(name);
        return conv2d((Conv2d) placed.layer(), placed.input(), Activation.RELU);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Conv2dGeometry conv2d(Conv2d layer, Shape input, Activation activation) {
        Padding padding = layer.pad().resolve(input, layer.kernelHeight(), layer.kernelWidth(), layer.stride());
        Shape output = layer.outputShape(input);
        return new Conv2dGeometry(
                new BlockLayout(input, padding),
                BlockLayout.of(output),
                layer.kernelHeight(),
                layer.kernelWidth(),
                layer.stride(),
                padding,
                activation);
    }

    /** The linear layer {@code model/layer}. */
    static LinearGeometry linear(String name) {
        Placed placed = layer(name);
        return new LinearGeometry(
                BlockLayout.of(placed.input()), ((Linear) placed.layer()).outputs(), Activation.IDENTITY);
    }

    /** The layer {@code model/layer} in its place. */
    static Placed layer(String name) {
        String[] parts = name.split("/", 2);
        return Models.named(parts[0])
                .network()
                .placed()
                .stream()
                .filter(placed -> placed.name().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer " + name));
    }
}
