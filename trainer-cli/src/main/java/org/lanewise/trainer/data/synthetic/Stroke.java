package org.lanewise.trainer.data.synthetic;

/**
 * One stroke of the pen: a smooth curve through the points (x[i], y[i]), with a sharp corner where {@code corner[i]}.
 * Units are those of the skeleton file.
 */
record Stroke(double[] x, double[] y, boolean[] corner) {

    int size() {
        return x.length;
    }

    static Stroke parse(String text) {
        String[] points = text.strip().split("\\s+");
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        boolean[] corner = new boolean[points.length];
        for (int i = 0; i < points.length; i++) {
            corner[i] = points[i].endsWith("!");
            String[] pair = points[i].replace("!", "").split(",");
            x[i] = Double.parseDouble(pair[0]);
            y[i] = Double.parseDouble(pair[1]);
        }
        return new Stroke(x, y, corner);
    }
}
