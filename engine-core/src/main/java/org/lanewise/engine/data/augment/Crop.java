package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * A window of the image, its offset from the left and from the top drawn uniformly from 0 .. offsets - 1.
 *
 * @param height rows of the window, at least 1
 * @param width columns of the window, at least 1
 * @param offsets offsets there are in each direction, at least 1
 */
public record Crop(int height, int width, int offsets) implements Augmentation {
    public Crop {
        if (height < 1 || width < 1 || offsets < 1) {
            throw new IllegalArgumentException("a crop needs at least 1 row, column and offset, got " + height + ", "
                    + width + " and " + offsets);
        }
    }

    @Override
    public Transform on(Shape shape) {
        if (height + offsets - 1L > shape.height() || width + offsets - 1L > shape.width()) {
            throw new IllegalArgumentException("windows of " + height + "x" + width + " at offsets 0 to "
                    + (offsets - 1) + " do not lie in images of " + shape.height() + "x" + shape.width());
        }
        return new Window(shape, new Shape(shape.channels(), height, width), offsets);
    }

    private record Window(Shape whole, Shape shape, int offsets) implements Transform {
        @Override
        public int scratch() {
            return 0;
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            int left = draws.below(offsets);
            int top = draws.below(offsets);
            int to = 0;
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    // The result lies before what is still to be read, so nothing is overwritten too early.
                    int from = (c * whole.height() + y + top) * whole.width() + left;
                    System.arraycopy(image, from, image, to, shape.width());
                    to += shape.width();
                }
            }
        }
    }
}
