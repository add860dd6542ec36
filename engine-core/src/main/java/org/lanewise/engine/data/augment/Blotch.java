package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * A square of one grey above or below the digit, as in report 002. Side, grey and left column are uniform; the top row is
 * uniform in 0 .. upper or, as likely, in lower .. height - 1. What reaches over the border is cut off.
 *
 * @param side longest side of the square, at least 1
 * @param upper last of the upper rows it may begin in
 * @param lower first of the lower rows it may begin in
 */
public record Blotch(int side, int upper, int lower) implements Augmentation {
    /** For digits of 28 x 28 pixels. */
    public static final Blotch REPORT_LI = new Blotch(6, 4, 22);

    public Blotch {
        if (side < 1 || upper < 0 || lower < 0) {
            throw new IllegalArgumentException("a blotch of side 1 to " + side + ", beginning in row 0 to " + upper
                    + " or from row " + lower + " on, is impossible");
        }
    }

    @Override
    public Transform on(Shape shape) {
        if (upper >= shape.height() || lower >= shape.height()) {
            throw new IllegalArgumentException("a blotch that begins in row 0 to " + upper + " or from row " + lower
                    + " on needs more than the " + shape.height() + " rows of these images");
        }
        return new Square(shape, side, upper, lower);
    }

    private record Square(Shape shape, int longest, int upper, int lower) implements Transform {
        @Override
        public int scratch() {
            return 0;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            int side = draws.between(1, longest);
            int grey = draws.below(256);
            int top = draws.below(2) == 0 ? draws.between(0, upper) : draws.between(lower, shape.height() - 1);
            int left = draws.below(shape.width());
            Rectangles.fill(image, shape, top, left, top + side, left + side, grey);
        }
    }
}
