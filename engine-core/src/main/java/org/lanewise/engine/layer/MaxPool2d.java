package org.lanewise.engine.layer;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.Shape;

/**
 * Maximum pooling over square windows without padding; windows that do not fit are dropped.
 *
 * @param window rows and columns, at least 1
 * @param stride step, at least 1
 */
public record MaxPool2d(int window, int stride) implements Layer {
    public MaxPool2d {
        Pool2dGeometry.checkSizes(window, stride);
    }

    /** Windows side by side. */
    public static MaxPool2d of(int window) {
        return new MaxPool2d(window, window);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Pool2dGeometry.outputShape(input, window, stride);
    }

    @Override
    public String kind() {
        return "max_pooling2d";
    }
}
