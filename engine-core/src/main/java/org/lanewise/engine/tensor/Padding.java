package org.lanewise.engine.tensor;

/**
 * Rows and columns of zeros around an image, each side on its own, none negative.
 *
 * @param top rows above
 * @param left columns to the left
 * @param bottom rows below
 * @param right columns to the right
 */
public record Padding(int top, int left, int bottom, int right) {
    /** No padding. */
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    public Padding {
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new ShapeException(
                    "padding cannot be negative, got top " + top + ", left " + left + ", bottom " + bottom + ", right "
                            + right);
        }
    }

    /** The same padding on all four sides. */
    public static Padding of(int all) {
        return new Padding(all, all, all, all);
    }

    /**
     * TensorFlow's and Keras's 'same' padding: the output has ceil(input / stride) rows and columns, and where the
     * total is odd the extra row and column lie at the bottom and at the right.
     */
    public static Padding same(Shape input, int kernelHeight, int kernelWidth, int stride) {
        int vertical = sameTotal(input.height(), kernelHeight, stride);
        int horizontal = sameTotal(input.width(), kernelWidth, stride);
        int top = vertical / 2;
        int left = horizontal / 2;
        return new Padding(top, left, vertical - top, horizontal - left);
    }

    private static int sameTotal(int size, int kernel, int stride) {
        int output = Math.ceilDiv(size, stride);
        return Math.max(0, (output - 1) * stride + kernel - size);
    }

    /** The larger of the two on each side. */
    public Padding max(Padding other) {
        return new Padding(
                Math.max(top, other.top),
                Math.max(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }

    /** Whether this padding is at least the other on every side. */
    public boolean covers(Padding other) {
        return max(other).equals(this);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
