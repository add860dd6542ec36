package org.lanewise.engine.data.augment;

/**
 * Interpolation of an image by cubic B-splines that go through its pixels (M. Unser: Splines, IEEE Signal Processing
 * Magazine 16(6), 1999); beyond its border the image is thought to be mirrored at the middle of the outermost pixels.
 */
final class CubicSpline {
    /** The pole of the recursive filter, sqrt(3) - 2. */
    private static final double POLE = StrictMath.sqrt(3) - 2;

    private static final double GAIN = (1 - POLE) * (1 - 1 / POLE);

    private CubicSpline() {}

    /**
     * The coefficients of the splines.
     *
     * @param image its rows from {@code from} on
     * @param to receives the coefficients, from position 0 on
     */
    static void coefficients(float[] image, int from, int height, int width, float[] to) {
        System.arraycopy(image, from, to, 0, height * width);
        for (int y = 0; y < height; y++) {
            filter(to, y * width, 1, width);
        }
        for (int x = 0; x < width; x++) {
            filter(to, x, width, height);
        }
    }

    /** One line of values becomes one of coefficients: a pass forwards and one backwards, each with one pole. */
    private static void filter(float[] line, int first, int stride, int count) {
        if (count == 1) {
            return;
        }
        int last = first + (count - 1) * stride;
        // The sum over the mirrored, hence periodic, line of values that came before the first.
        double power = POLE;
        double sum = line[first];
        for (int i = 1; i < count; i++) {
            sum += power * line[first + i * stride];
            power *= POLE;
        }
        for (int i = count - 2; i > 0; i--) {
            sum += power * line[first + i * stride];
            power *= POLE;
        }
        double value = GAIN * sum / (1 - power);
        line[first] = (float) value;
        for (int i = first + stride; i <= last; i += stride) {
            value = GAIN * line[i] + POLE * value;
            line[i] = (float) value;
        }
        value = POLE / (POLE * POLE - 1) * (line[last] + POLE * line[last - stride]);
        line[last] = (float) value;
        for (int i = last - stride; i >= first; i -= stride) {
            value = POLE * (value - line[i]);
            line[i] = (float) value;
        }
    }

    /** The value at a place, in rows and columns; 0 outside of the image. */
    static double at(float[] coefficients, int height, int width, double y, double x) {
        if (!(y >= 0 && y <= height - 1 && x >= 0 && x <= width - 1)) {
            return 0;
        }
        int row = (int) y;
        int column = (int) x;
        double v = y - row;
        double u = x - column;
        double left = outer(1 - u);
        double middleLeft = inner(u);
        double middleRight = inner(1 - u);
        double right = outer(u);
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            int line = mirrored(row - 1 + a, height) * width;
            double inLine = left * coefficients[line + mirrored(column - 1, width)]
                    + middleLeft * coefficients[line + column]
                    + middleRight * coefficients[line + mirrored(column + 1, width)]
                    + right * coefficients[line + mirrored(column + 2, width)];
            double weight = switch (a) {
                case 0 -> outer(1 - v);
                case 1 -> inner(v);
                case 2 -> inner(1 - v);
                default -> outer(v);
            };
            sum += weight * inLine;
        }
        return sum;
    }

    private static int mirrored(int index, int count) {
        if (count == 1) {
            return 0;
        }
        return index < 0 ? -index : index >= count ? 2 * count - 2 - index : index;
    }

    /** The uniform cubic B-spline at distance t, 0 to 1, from its middle. */
    private static double inner(double t) {
        return (4 - 6 * t * t + 3 * t * t * t) / 6;
    }

    /** The same at distance 2 - t. */
    private static double outer(double t) {
        return t * t * t / 6;
    }
}
