package org.lanewise.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;
import org.lanewise.benchmarks.Geometries;
import org.lanewise.engine.kernel.Conv2dGeometry;

/**
 * What both sides do.
 *
 * @param kind training steps, inference, or a primitive
 * @param model one of {@link org.lanewise.models.Models}; of a convolution {@code 16->32,5x5,14x14}: channels, kernel, image
 *     with 'same' padding; of a matrix product {@code 100x256x784}: images, outputs, inputs
 * @param batch images at a time
 * @param threads how many may compute
 */
public record Task(Kind kind, String model, int batch, int threads) {
    /** What is done with a batch. */
    public enum Kind {
        /** A training step: forward, loss, back, update. */
        TRAINING,
        /** Logits. */
        INFERENCE,
        /** A convolution. */
        FORWARD,
        /** The gradient of its input. */
        BACKWARD_DATA,
        /** The gradients of its weights and bias. */
        BACKWARD_WEIGHTS,
        /** A matrix product. */
        MATMUL
    }

    private static final int IMAGES_OF_A_PRIMITIVE = 112;

    /** A primitive on one thread; a convolution of seven blocks of 16 images. */
    public static Task primitive(Kind kind, String sizes) {
        return new Task(kind, sizes, kind == Kind.MATMUL ? matrix(sizes)[0] : IMAGES_OF_A_PRIMITIVE, 1);
    }

    /** Whether it is a single operation. */
    public boolean isPrimitive() {
        return kind != Kind.TRAINING && kind != Kind.INFERENCE;
    }

    /** The sizes of a matrix product: images, outputs, inputs. */
    public static int[] matrix(String sizes) {
        return Arrays.stream(sizes.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    /** The sizes of a convolution as a plan would bind it. */
    public static Conv2dGeometry convolution(String sizes) {
        return Geometries.conv2d(sizes.replace(',', ' '));
    }

    /** Operations of a primitive, a multiply-add being two; taps in the padding count, empty lanes do not. */
    public double operations() {
        if (kind == Kind.MATMUL) {
            return Arrays.stream(matrix(model)).asDoubleStream().reduce(2, (a, b) -> a * b);
        }
        return 2.0 * batch * convolution(model).multiplyAdds();
    }

    /** Whether the time of one call is asked for, and not how many images a second there are. */
    public boolean isLatency() {
        return kind == Kind.INFERENCE && batch == 1;
    }

    /** The task as words, which {@link #parse} reads; also its name in results. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + model + " " + batch + " " + threads;
    }

    /** Reads what {@link #toString} wrote. */
    public static Task parse(String text) {
        String[] words = text.split(" ");
        return new Task(
                Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
    }
}
