package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.random.Seed;

class ReductionTest {
    private static final int POINTS = 60_000;
    private static final int WIDTH = 640;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noColumnHasMoreThanTwoPointsAndNoneLosesItsExtremes(long seed) {
        Seed noise = new Seed(seed);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        Arrays.setAll(x, i -> i);
        for (int i = 0; i < POINTS; i++) {
            y[i] = noise.below(-1L - i, 1000) == 0 ? 50 : noise.uniform(i, -1, 1);
        }
        Scale across = Scale.tight(Axis.linear(""), new Range(0, POINTS - 1), WIDTH);
        Scale up = Scale.tight(Axis.linear(""), new Range(-1, 50), 400);

        List<double[]> lines = Reduction.lines(x, y, across, up);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().length / 2).isLessThanOrEqualTo(2 * (WIDTH + 1));
        double[] top = extremes(x, y, across, up, true);
        double[] bottom = extremes(x, y, across, up, false);
        double[] keptTop = new double[top.length];
        double[] keptBottom = new double[top.length];
        Arrays.fill(keptTop, Double.POSITIVE_INFINITY);
        for (int i = 0; i < lines.getFirst().length; i += 2) {
            int column = (int) Math.floor(lines.getFirst()[i]);
            keptTop[column] = Math.min(keptTop[column], lines.getFirst()[i + 1]);
            keptBottom[column] = Math.max(keptBottom[column], lines.getFirst()[i + 1]);
        }
        assertThat(keptTop).containsExactly(top);
        assertThat(keptBottom).containsExactly(bottom);
    }

    @Test
    void pointsStayInTheirOrder() {
        double[] x = {0, 0.1, 0.2, 0.3, 10};
        Scale across = Scale.tight(Axis.linear(""), new Range(0, 10), 10);
        Scale up = Scale.tight(Axis.linear(""), new Range(0, 10), 10);

        assertThat(Reduction.lines(x, new double[]{5, 9, 1, 5, 5}, across, up).getFirst())
                .containsExactly(0.1, 1, 0.2, 9, 10, 5);
        assertThat(Reduction.lines(x, new double[]{5, 1, 9, 5, 5}, across, up).getFirst())
                .containsExactly(0.1, 9, 0.2, 1, 10, 5);
    }

    @Test
    void aGapEndsALineAndBeginsAnother() {
        double[] x = {0, 1, 2, 3, 4};
        double[] y = {1, 2, Double.NaN, 3, 4};
        Scale across = Scale.tight(Axis.linear(""), new Range(0, 4), 4);
        Scale up = Scale.tight(Axis.linear(""), new Range(0, 4), 4);

        assertThat(Reduction.lines(x, y, across, up)).containsExactly(new double[]{0, 3, 1, 2},
                new double[]{3, 1, 4, 0});
    }

    @Test
    void whatALogarithmicAxisCannotShowIsAGap() {
        Scale across = Scale.tight(Axis.linear(""), new Range(0, 2), 2);
        Scale up = Scale.tight(Axis.logarithmic(""), new Range(1, 100), 2);

        assertThat(Reduction.lines(new double[]{0, 1, 2}, new double[]{100, 0, 10}, across, up))
                .containsExactly(new double[]{0, 0}, new double[]{2, 1});
    }

    @Test
    void aBandGoesThereAlongItsUpperAndBackAlongItsLowerEdge() {
        Scale across = Scale.tight(Axis.linear(""), new Range(0, 2), 2);
        Scale up = Scale.tight(Axis.linear(""), new Range(0, 10), 10);

        assertThat(Reduction.bands(new double[]{0, 2}, new double[]{1, 2}, new double[]{8, 9}, across, up))
                .containsExactly(new double[]{0, 2, 2, 1, 2, 8, 0, 9});
    }

    private static double[] extremes(double[] x, double[] y, Scale across, Scale up, boolean top) {
        double[] extremes = new double[WIDTH + 1];
        Arrays.fill(extremes, top ? Double.POSITIVE_INFINITY : 0);
        for (int i = 0; i < x.length; i++) {
            int column = (int) Math.floor(across.pixels(x[i]));
            double pixel = up.length() - up.pixels(y[i]);
            extremes[column] = top ? Math.min(extremes[column], pixel) : Math.max(extremes[column], pixel);
        }
        return extremes;
    }
}
