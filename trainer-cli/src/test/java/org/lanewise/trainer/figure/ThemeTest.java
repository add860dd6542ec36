package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.trainer.figure.Theme.Tone;

/** Contrast as WCAG 2.2 defines it, colour vision as Machado, Oliveira and Fernandes (2009) simulate it. */
class ThemeTest {
    /** Two colours this far apart in CIELAB are told apart at a glance; 2.3 is where a difference can just be seen. */
    private static final double DISTANCE = 20;

    enum Vision {
        NORMAL(new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        PROTANOPIA(new double[][]{
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}),
        DEUTERANOPIA(new double[][]{
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}),
        TRITANOPIA(new double[][]{
            {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

        private final double[][] matrix;

        Vision(double[][] matrix) {
            this.matrix = matrix;
        }

        double[] see(double[] rgb) {
            double[] seen = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    seen[i] += matrix[i][j] * rgb[j];
                }
                seen[i] = Math.clamp(seen[i], 0, 1);
            }
            return seen;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutFromTheBackground(boolean dark) {
        assertThat(Theme.TEXTS).allSatisfy(text -> assertThat(contrast(text, Theme.SURFACE, theme(dark)))
                .as(text.name())
                .isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linesStandOutFromTheBackground(boolean dark) {
        assertThat(Theme.SERIES).allSatisfy(line -> assertThat(contrast(line, Theme.SURFACE, theme(dark)))
                .as(line.name())
                .isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @EnumSource
    void seriesAreToldApart(Vision vision) {
        for (Function<Tone, String> theme : List.of(theme(false), theme(true))) {
            for (Tone one : Theme.SERIES) {
                for (Tone other : Theme.SERIES) {
                    if (one != other) {
                        assertThat(
                                distance(vision.see(linear(theme.apply(one))), vision.see(linear(theme.apply(other)))))
                                .as(one + " and " + other)
                                .isGreaterThan(DISTANCE);
                    }
                }
            }
        }
    }

    private static Function<Tone, String> theme(boolean dark) {
        return dark ? Tone::dark : Tone::light;
    }

    private static double contrast(Tone one, Tone other, Function<Tone, String> theme) {
        double first = luminance(linear(theme.apply(one)));
        double second = luminance(linear(theme.apply(other)));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double level = Integer.parseInt(hex, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
            rgb[i] = level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double distance(double[] one, double[] other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static double[] lab(double[] rgb) {
        double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = root(luminance(rgb));
        double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
