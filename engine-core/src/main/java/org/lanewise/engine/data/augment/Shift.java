package org.lanewise.engine.data.augment;

import java.util.Arrays;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Moves the image by whole pixels, down and to the right by numbers drawn uniformly from {@code from .. to}; what comes in
 * is 0.
 *
 * @param from smallest number of pixels, may be negative
 * @param to largest number of pixels
 */
public record Shift(int from, int to) implements Augmentation {
    private static final int MOST = 1_000_000;

    public Shift {
        if (from > to) {
            throw new IllegalArgumentException("a shift by " + from + " to " + to + " pixels: turn the numbers round");
        }
        if (from < -MOST || to > MOST) {
            throw new IllegalArgumentException(
                    "a shift by " + from + " to " + to + " pixels; no image is larger than " + MOST);
        }
    }

    @Override
    public Transform on(Shape shape) {
        return new Move(shape, from, to);
    }

    private record Move(Shape shape, int from, int to) implements Transform {
        @Override
        public int scratch() {
            return shape.size();
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            int down = draws.between(from, to);
            int right = draws.between(from, to);
            int size = shape.size();
            int width = shape.width();
            System.arraycopy(image, 0, scratch, 0, size);
            Arrays.fill(image, 0, size, 0);
            int columns = width - Math.abs(right);
            for (int row = 0; row < shape.channels() * shape.height(); row++) {
                int source = row % shape.height() - down;
                if (source >= 0 && source < shape.height() && columns > 0) {
                    System.arraycopy(
                            scratch, (row - down) * width + Math.max(0, -right), image,
                            row * width + Math.max(0, right),
                            columns);
                }
            }
        }
    }
}
