package org.lanewise.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

/** An image whose values are its coordinates shows where every pixel was fetched. */
class WarpTest {
    /** First channel: row + 100, second: column + 100; between pixels every interpolation must be linear here. */
    private static final Shape SHAPE = new Shape(2, 60, 60);

    private static final int PLANE = 3600;

    private static float[] coordinates() {
        float[] image = new float[SHAPE.size()];
        for (int i = 0; i < PLANE; i++) {
            image[i] = i / 60 + 100;
            image[PLANE + i] = i % 60 + 100;
        }
        return image;
    }

    /** Row and column that the pixel at row y, column x was fetched from. */
    private record Fetched(float[] image) {
        static Fetched by(Warp warp, long seed) {
            Transform transform = warp.on(SHAPE);
            float[] image = coordinates();
            transform.apply(image, new float[transform.scratch()], new Draws(new Seed(seed)));
            return new Fetched(image);
        }

        double row(int y, int x) {
            return image[y * 60 + x] - 100;
        }

        double column(int y, int x) {
            return image[PLANE + y * 60 + x] - 100;
        }
    }

    private static final Offset<Double> ROUNDING = within(1e-3);

    @ParameterizedTest
    @EnumSource
    void withoutAnyNumberTheImageStaysAsItIs(Interpolation interpolation) {
        Transform transform = Warp.of(Affine.NONE).with(interpolation).on(SHAPE);
        float[] image = coordinates();
        transform.apply(image, new float[transform.scratch()], new Draws(new Seed(1)));
        assertThat(image).isEqualTo(coordinates());
    }

    @ParameterizedTest
    @EnumSource
    void outsideOfTheImageIsZero(Interpolation interpolation) {
        Transform transform = Warp.of(new Affine(200, 0, 0, 0)).with(interpolation).on(SHAPE);
        int empty = 0;
        for (int seed = 0; seed < 50; seed++) {
            float[] image = coordinates();
            transform.apply(image, new float[transform.scratch()], new Draws(new Seed(seed)));
            float sum = 0;
            for (float value : image) {
                sum += value;
            }
            empty += sum == 0 ? 1 : 0;
        }
        assertThat(empty).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void aShiftIsTheSameEverywhereAndUniform(Interpolation interpolation) {
        Warp warp = Warp.of(new Affine(3, 0, 0, 0)).with(interpolation);
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Fetched fetched = Fetched.by(warp, seed);
            double down = fetched.row(30, 30) - 30;
            assertThat(Math.abs(down)).isLessThan(3);
            assertThat(fetched.row(20, 44) - 20).isCloseTo(down, ROUNDING);
            assertThat(fetched.column(20, 44) - 44).isCloseTo(fetched.column(33, 21) - 21, ROUNDING);
            sum += down;
            squares += down * down;
        }
        // Uniform in -3 .. 3: mean 0, variance 3.
        assertThat(sum / 2000).isCloseTo(0, within(0.2));
        assertThat(squares / 2000).isCloseTo(3, within(0.25));
    }

    @Test
    void aRotationKeepsDistancesAndTheMiddle() {
        Warp warp = Warp.of(new Affine(0, 20, 0, 0));
        double largest = 0;
        for (int seed = 0; seed < 200; seed++) {
            Fetched fetched = Fetched.by(warp, seed);
            double dy = fetched.row(30, 45) - fetched.row(30, 15);
            double dx = fetched.column(30, 45) - fetched.column(30, 15);
            assertThat(Math.hypot(dy, dx)).isCloseTo(30, ROUNDING);
            double crossY = fetched.row(45, 30) - fetched.row(15, 30);
            double crossX = fetched.column(45, 30) - fetched.column(15, 30);
            assertThat(dy * crossY + dx * crossX).isCloseTo(0, within(0.05));
            assertThat((fetched.row(29, 29) + fetched.row(30, 30)) / 2).isCloseTo(29.5, ROUNDING);
            largest = Math.max(largest, Math.abs(Math.toDegrees(Math.atan2(dy, dx))));
        }
        assertThat(largest).isBetween(19.0, 20.01);
    }

    @Test
    void scaleActsOnRowsAndColumnsSeparately() {
        Warp warp = Warp.of(new Affine(0, 0, 0.2, 0));
        double different = 0;
        for (int seed = 0; seed < 200; seed++) {
            Fetched fetched = Fetched.by(warp, seed);
            double rows = (fetched.row(40, 30) - fetched.row(20, 30)) / 20;
            double columns = (fetched.column(30, 40) - fetched.column(30, 20)) / 20;
            assertThat(rows).isBetween(0.799, 1.201);
            assertThat(columns).isBetween(0.799, 1.201);
            assertThat(fetched.row(30, 20)).isCloseTo(fetched.row(30, 40), ROUNDING);
            different = Math.max(different, Math.abs(rows - columns));
        }
        assertThat(different).isGreaterThan(0.2);
    }

    @Test
    void shearLeansUprightLinesAndLeavesLevelOnesLevel() {
        Warp warp = Warp.of(new Affine(0, 0, 0, 30));
        double steepest = 0;
        for (int seed = 0; seed < 200; seed++) {
            Fetched fetched = Fetched.by(warp, seed);
            assertThat(fetched.row(30, 20)).isCloseTo(30, ROUNDING);
            assertThat(fetched.column(30, 40) - fetched.column(30, 20)).isCloseTo(20, ROUNDING);
            double lean = (fetched.column(35, 30) - fetched.column(25, 30)) / 10;
            steepest = Math.max(steepest, Math.abs(lean));
        }
        assertThat(steepest).isBetween(Math.tan(Math.toRadians(28)), Math.tan(Math.toRadians(30)) + 1e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 4, 8})
    void elasticDisplacementsHaveTheDeviationOfTheFormulaEverywhereAndAreSmooth(double sigma) {
        double alpha = 8 * sigma;
        Warp warp = Warp.of(new Elastic(alpha, sigma));
        int[] places = {8, 30, 51};
        double[] squares = new double[3];
        double steps = 0;
        double sum = 0;
        int images = 600;
        for (int seed = 0; seed < images; seed++) {
            Fetched fetched = Fetched.by(warp, seed);
            for (int i = 0; i < 3; i++) {
                double down = fetched.row(places[i], places[i]) - places[i];
                double right = fetched.column(places[i], places[i]) - places[i];
                squares[i] += (down * down + right * right) / 2;
                sum += down + right;
                double step = fetched.row(places[i], places[i] + 1) - places[i] - down;
                steps += step * step;
            }
        }
        double deviation = 0.163 * alpha / sigma;
        for (double square : squares) {
            assertThat(Math.sqrt(square / images)).isCloseTo(deviation, within(0.1 * deviation));
        }
        assertThat(sum / (6 * images)).isCloseTo(0, within(0.1));
        // The field has the correlation exp(-d^2 / 4 sigma^2), so neighbours differ by about deviation / (sqrt(2) sigma).
        assertThat(Math.sqrt(steps / (3 * images)))
                .isCloseTo(deviation / (Math.sqrt(2) * sigma), within(0.15 * deviation / sigma));
    }

    @Test
    void affineAndElasticTogetherFetchAtTheMapOfTheDisplacedPlace() {
        Affine affine = new Affine(2, 10, 0.1, 5);
        Fetched straight = Fetched.by(Warp.of(affine), 7);
        Fetched bent = Fetched.by(Warp.of(affine, new Elastic(20, 4)), 7);
        double furthest = 0;
        for (int y = 15; y < 45; y++) {
            for (int x = 15; x < 45; x++) {
                furthest = Math.max(furthest, Math.hypot(
                        straight.row(y, x) - bent.row(y, x), straight.column(y, x) - bent.column(y, x)));
            }
        }
        assertThat(furthest).isBetween(0.5, 5.0);
    }

    /** Keys' kernel reproduces squares; the linear interpolation of a parabola lies above it by u (1 - u). */
    @Test
    void cubicInterpolationIsExactForParabolasAndLinearIsNot() {
        Shape line = new Shape(1, 1, 16);
        for (int seed = 0; seed < 20; seed++) {
            float[] cubic = new float[16];
            float[] linear = new float[16];
            for (int x = 0; x < 16; x++) {
                cubic[x] = x * x;
                linear[x] = x * x;
            }
            Warp warp = Warp.of(new Affine(0.9, 0, 0, 0));
            // One row: a shift across it would leave it, so only the column is of interest.
            Transform bilinear = warp.on(line);
            bilinear.apply(linear, new float[bilinear.scratch()], new Draws(new Seed(seed)));
            Transform keys = warp.with(Interpolation.CUBIC).on(line);
            keys.apply(cubic, new float[keys.scratch()], new Draws(new Seed(seed)));
            Draws draws = new Draws(new Seed(seed));
            for (int i = 0; i < 4; i++) {
                draws.uniform();
            }
            double down = Math.abs(draws.uniform(-0.9, 0.9));
            double right = draws.uniform(-0.9, 0.9);
            double u = right - Math.floor(right);
            double keysWeight = 1 - 2.5 * down * down + 1.5 * down * down * down;
            double exact = (8 + right) * (8 + right);
            assertThat((double) cubic[8]).isCloseTo(keysWeight * exact, within(1e-3));
            assertThat((double) linear[8]).isCloseTo((1 - down) * (exact + u * (1 - u)), within(1e-3));
        }
    }
}
