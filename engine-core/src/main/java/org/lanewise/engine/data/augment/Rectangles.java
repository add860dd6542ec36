package org.lanewise.engine.data.augment;

import java.util.Arrays;
import org.lanewise.engine.tensor.Shape;

/** Rectangles of one value. */
final class Rectangles {
    private Rectangles() {}

    /** Fills rows top .. bottom - 1 and columns left .. right - 1 of every channel, as far as they lie in the image. */
    static void fill(float[] image, Shape shape, int top, int left, int bottom, int right, float value) {
        int firstColumn = Math.max(0, left);
        int lastColumn = Math.min(shape.width(), right);
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = Math.max(0, top); y < Math.min(shape.height(), bottom); y++) {
                int row = (c * shape.height() + y) * shape.width();
                Arrays.fill(image, row + firstColumn, row + lastColumn, value);
            }
        }
    }
}
