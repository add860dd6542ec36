package org.lanewise.engine.tensor;

/**
 * The shape of one image or feature map, without the batch: channels x height x width. A vector of n features is
 * {@code n x 1 x 1}.
 *
 * @param channels at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Shape(int channels, int height, int width) {
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new ShapeException(
                    "a shape needs at least 1 channel, row and column, got " + channels + "x" + height + "x" + width);
        }
        if ((double) channels * height * width > 1 << 26) {
            throw new ShapeException("a shape of " + channels + "x" + height + "x" + width
                    + " has more than 2^26 values an image, the largest this engine addresses");
        }
    }

    /** A vector of features. */
    public static Shape vector(int features) {
        return new Shape(features, 1, 1);
    }

    /** The number of values: channels * height * width. */
    public int size() {
        return channels * height * width;
    }

    /** Whether this is a vector of features, without rows and columns. */
    public boolean isVector() {
        return height == 1 && width == 1;
    }

    @Override
    public String toString() {
        return isVector() ? Integer.toString(channels) : channels + "x" + height + "x" + width;
    }
}
