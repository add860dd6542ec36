package org.lanewise.engine.data.augment;

/** Angles at equal distances with their functions, computed beforehand: the methods of StrictMath make objects. */
final class Angles {
    private final double[] sines;
    private final double[] cosines;
    private final double[] tangents;

    /**
     * @param from first angle, in degrees
     * @param to last angle
     * @param count how many, at least 1
     */
    Angles(double from, double to, int count) {
        sines = new double[count];
        cosines = new double[count];
        tangents = new double[count];
        for (int i = 0; i < count; i++) {
            double angle = StrictMath.toRadians(count == 1 ? from : from + (to - from) * i / (count - 1));
            sines[i] = StrictMath.sin(angle);
            cosines[i] = StrictMath.cos(angle);
            tangents[i] = StrictMath.tan(angle);
        }
    }

    int count() {
        return sines.length;
    }

    double sin(int index) {
        return sines[index];
    }

    double cos(int index) {
        return cosines[index];
    }

    double tan(int index) {
        return tangents[index];
    }
}
