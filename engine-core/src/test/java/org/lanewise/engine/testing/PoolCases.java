package org.lanewise.engine.testing;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** Poolings of published networks, and odd ones; each of every kind. */
public final class PoolCases {
    private PoolCases() {}

    public static Stream<PoolCase> all() {
        return Stream.of(published(), edges(), random(40)).flatMap(cases -> cases);
    }

    /** One of each geometry in the five reports. */
    public static Stream<PoolCase> published() {
        return Stream.of(
                pool("luo-cnn1, first", 4, 28, 2, 2),
                pool("luo-cnn1, second", 4, 14, 2, 2),
                pool("li-cnn, second", 50, 8, 2, 2),
                pool("convnetjs, second", 16, 12, 3, 3),
                pool("convnetjs-3conv, third", 16, 4, 2, 1),
                pool("holting-2b, drops a row and a column", 16, 7, 2, 2),
                pool("holting-2b, down to one value", 9, 3, 2, 2))
                .flatMap(cases -> cases);
    }

    /** The smallest and the strangest. */
    public static Stream<PoolCase> edges() {
        return Stream.of(
                pool("one value", 1, 1, 1, 1),
                pool("windows that overlap, a row and a column dropped", 3, 8, 3, 2),
                pool("windows with gaps", 2, 9, 2, 3),
                pool("a window as large as the input", 5, 6, 6, 1))
                .flatMap(cases -> cases);
    }

    /** Seeded odd geometries with borders of different widths. */
    public static Stream<PoolCase> random(int count) {
        return IntStream.range(0, count).boxed().flatMap(index -> {
            SplittableRandom random = new SplittableRandom(8_000 + index);
            int window = random.nextInt(1, 5);
            Shape input = new Shape(
                    random.nextInt(1, 10), window + random.nextInt(8), window + random.nextInt(8));
            return both("random " + index, input, window, random.nextInt(1, 5), border(random), border(random),
                    random.nextInt(1, 40));
        });
    }

    private static Padding border(SplittableRandom random) {
        return random.nextBoolean()
                ? Padding.NONE
                : new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
    }

    private static Stream<PoolCase> pool(String name, int channels, int size, int window, int stride) {
        return both(name, new Shape(channels, size, size), window, stride, Padding.NONE, Padding.of(1), 17);
    }

    private static Stream<PoolCase> both(
            String name, Shape input, int window, int stride, Padding inputBorder, Padding outputBorder, int images) {
        BlockLayout in = new BlockLayout(input, inputBorder);
        BlockLayout out = new BlockLayout(Pool2dGeometry.outputShape(input, window, stride), outputBorder);
        return Stream.of(Kind.values())
                .map(kind -> new PoolCase(name, new Pool2dGeometry(kind, in, out, window, stride), images));
    }
}
