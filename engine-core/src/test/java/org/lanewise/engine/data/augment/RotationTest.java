package org.lanewise.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

class RotationTest {
    private static final int SIDE = 9;

    private static float[] noise(int size) {
        float[] image = new float[size];
        for (int i = 0; i < size; i++) {
            image[i] = new Seed(5).below(i, 256);
        }
        return image;
    }

    private static float[] rotated(int degrees, float[] image, Shape shape) {
        Transform transform = new Rotation(degrees, degrees).on(shape);
        float[] work = image.clone();
        transform.apply(work, new float[transform.scratch()], new Draws(new Seed(1)));
        return work;
    }

    @Test
    void theSplineGoesThroughEveryPixel() {
        float[] image = noise(7 * 11);
        float[] coefficients = new float[image.length];
        CubicSpline.coefficients(image, 0, 7, 11, coefficients);
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 11; x++) {
                assertThat(CubicSpline.at(coefficients, 7, 11, y, x)).isCloseTo(image[y * 11 + x], within(1e-3));
            }
        }
        assertThat(CubicSpline.at(coefficients, 7, 11, -1e-9, 3)).isZero();
        assertThat(CubicSpline.at(coefficients, 7, 11, 3, 10.001)).isZero();
    }

    /** A spline of a mirrored cosine that fits the grid is nearly that cosine; a coarser method would be off by more. */
    @Test
    void theSplineIsCloseToASmoothFunctionBetweenPixels() {
        int side = 17;
        float[] image = new float[side * side];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (Math.cos(Math.PI * (i / side) / 8) * Math.cos(Math.PI * (i % side) / 8));
        }
        float[] coefficients = new float[image.length];
        CubicSpline.coefficients(image, 0, side, side, coefficients);
        for (double y = 0; y <= 16; y += 0.37) {
            for (double x = 0; x <= 16; x += 0.41) {
                double exact = Math.cos(Math.PI * y / 8) * Math.cos(Math.PI * x / 8);
                assertThat(CubicSpline.at(coefficients, side, side, y, x)).isCloseTo(exact, within(3e-4));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 0, 1", "360, 1, 0, 0, 1", "90, 0, 1, -1, 0", "180, -1, 0, 0, -1", "270, 0, -1, 1, 0"})
    void rightAnglesMovePixelsToPixels(int degrees, int yy, int yx, int xy, int xx) {
        float[] image = noise(SIDE * SIDE);
        float[] turned = rotated(degrees, image, new Shape(1, SIDE, SIDE));
        int middle = SIDE / 2;
        // The outermost rows may be fetched from a rounding error outside of the image, where all is 0.
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                int fromY = yy * (y - middle) + yx * (x - middle) + middle;
                int fromX = xy * (y - middle) + xx * (x - middle) + middle;
                assertThat(turned[y * SIDE + x]).isEqualTo(image[fromY * SIDE + fromX]);
            }
        }
    }

    /** Rows 4 and 20 of {@code scipy.ndimage.rotate(image, 17, reshape=False, order=3)}, version 1.17. */
    @Test
    void noiseIsTurnedAsSciPyTurnsIt() {
        float[] turned = rotated(17, noise(28 * 28), new Shape(1, 28, 28));
        assertThat(Arrays.copyOfRange(turned, 4 * 28, 5 * 28)).containsExactly(74, 172, 114, 195, 65, 208, 119, 176, 73,
                54, 41, 169, 158, 147, 120, 89, 115, 68, 161, 140, 144, 136, 111, 170, 98, 0, 0, 0);
        assertThat(Arrays.copyOfRange(turned, 20 * 28, 21 * 28)).containsExactly(0, 0, 90, 92, 66, 30, 53, 42, 183, 224,
                127, 218, 96, 109, 49, 98, 246, 186, 52, 118, 198, 66, 93, 165, 206, 42, 10, 26);
    }

    @Test
    void everyAngleComes() {
        Shape shape = new Shape(1, 41, 41);
        Transform transform = new Rotation(1, 359).on(shape);
        int[] quarters = new int[4];
        for (int seed = 0; seed < 400; seed++) {
            float[] image = new float[shape.size()];
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    image[(8 + dy) * 41 + 20 + dx] = 255;
                }
            }
            transform.apply(image, new float[transform.scratch()], new Draws(new Seed(seed)));
            double y = 0;
            double x = 0;
            for (int i = 0; i < image.length; i++) {
                assertThat(image[i]).isEqualTo((float) Math.rint(image[i])).isBetween(0f, 255f);
                y += image[i] * (i / 41 - 20);
                x += image[i] * (i % 41 - 20);
            }
            quarters[(y < 0 ? 0 : 2) + (x < 0 ? 0 : 1)]++;
        }
        for (int quarter : quarters) {
            assertThat(quarter).isBetween(60, 140);
        }
    }
}
