package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Turns the image about its middle by a whole number of degrees, drawn uniformly, as {@code scipy.ndimage.rotate} does with
 * bytes: cubic spline, same size, 0 for what lies outside, rounded and held within 0 .. 255.
 *
 * @param from smallest angle in degrees
 * @param to largest angle
 */
public record Rotation(int from, int to) implements Augmentation {
    /** By any angle, so that a 6 may become a 9. */
    public static final Rotation REPORT_LI = new Rotation(1, 359);

    public Rotation {
        if (from > to || from < -360 || to > 360) {
            throw new IllegalArgumentException("angles of " + from + " to " + to + " degrees, expected -360 to 360");
        }
    }

    @Override
    public Transform on(Shape shape) {
        return new Turn(shape, new Angles(from, to, to - from + 1));
    }

    private record Turn(Shape shape, Angles angles) implements Transform {
        @Override
        public int scratch() {
            return shape.height() * shape.width();
        }

        @Override
        public void apply(float[] image, float[] scratch, Draws draws) {
            int angle = draws.below(angles.count());
            double cos = angles.cos(angle);
            double sin = angles.sin(angle);
            int height = shape.height();
            int width = shape.width();
            double middleY = (height - 1) / 2.0;
            double middleX = (width - 1) / 2.0;
            for (int c = 0; c < shape.channels(); c++) {
                int plane = c * height * width;
                CubicSpline.coefficients(image, plane, height, width, scratch);
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double sourceY = cos * (y - middleY) + sin * (x - middleX) + middleY;
                        double sourceX = cos * (x - middleX) - sin * (y - middleY) + middleX;
                        double value = CubicSpline.at(scratch, height, width, sourceY, sourceX);
                        image[plane + y * width + x] = (float) Math.floor(Math.clamp(value, 0, 255) + 0.5);
                    }
                }
            }
        }
    }
}
