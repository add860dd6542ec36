package org.lanewise.engine.testing;

import static org.lanewise.engine.kernel.Activation.IDENTITY;
import static org.lanewise.engine.kernel.Activation.RELU;
import static org.lanewise.engine.kernel.Activation.SIGMOID;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** Fully connected layers of published networks, and odd ones. */
public final class LinearCases {
    private LinearCases() {}

    public static Stream<LinearCase> all() {
        return Stream.of(published(), edges(), random(40)).flatMap(cases -> cases);
    }

    /** One of each geometry in the five reports. */
    public static Stream<LinearCase> published() {
        return Stream.of(
                linear("luo-mlp, first", new Shape(1, 28, 28), 128, RELU),
                linear("luo-mlp, second", Shape.vector(128), 64, RELU),
                linear("luo-cnn1", new Shape(4, 7, 7), 10, IDENTITY),
                linear("luo-cnn2, first", new Shape(16, 7, 7), 256, RELU),
                linear("luo-cnn2, second", Shape.vector(256), 10, IDENTITY),
                linear("luo-mini-resnet", Shape.vector(64), 10, IDENTITY),
                linear("li-cnn, first", new Shape(50, 4, 4), 500, RELU),
                linear("li-cnn, second", Shape.vector(500), 10, IDENTITY),
                linear("convnetjs-1conv", new Shape(8, 12, 12), 10, IDENTITY),
                linear("convnetjs-stride2", Shape.vector(16), 10, IDENTITY),
                linear("holting-model1, first", new Shape(32, 7, 7), 128, SIGMOID),
                linear("holting-model2, second", Shape.vector(256), 128, SIGMOID),
                linear("holting-2b, first", Shape.vector(9), 128, SIGMOID));
    }

    /** The smallest and the strangest. */
    public static Stream<LinearCase> edges() {
        return Stream.of(
                linear("one weight", Shape.vector(1), 1, IDENTITY),
                linear("one input", Shape.vector(1), 33, RELU),
                linear("one output", new Shape(3, 5, 2), 1, IDENTITY));
    }

    /** Seeded odd geometries; the input is a feature map with a border, or a vector. */
    public static Stream<LinearCase> random(int count) {
        return IntStream.range(0, count).mapToObj(LinearCases::random1);
    }

    private static LinearCase random1(int index) {
        SplittableRandom random = new SplittableRandom(9_000 + index);
        Padding border =
                new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        BlockLayout input = random.nextInt(3) == 0
                ? BlockLayout.of(Shape.vector(random.nextInt(1, 200)))
                : new BlockLayout(
                        new Shape(random.nextInt(1, 10), random.nextInt(1, 8), random.nextInt(1, 8)), border);
        Activation[] activations = Activation.values();
        return new LinearCase(
                "random " + index,
                new LinearGeometry(input, random.nextInt(1, 40), activations[random.nextInt(activations.length)]),
                random.nextInt(1, 60));
    }

    private static LinearCase linear(String name, Shape input, int outputs, Activation activation) {
        return new LinearCase(name, new LinearGeometry(BlockLayout.of(input), outputs, activation), 20);
    }
}
