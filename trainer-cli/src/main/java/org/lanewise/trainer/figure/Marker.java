package org.lanewise.trainer.figure;

/** The shapes of points, one a look, so that series can be told apart without colour. */
final class Marker {
    private static final int SHAPES = 6;

    private Marker() {}

    static void draw(Markup svg, int look, double x, double y) {
        svg.empty("path", "class", Theme.fill(look), "d", path(Math.floorMod(look, SHAPES), x, y));
    }

    private static String path(int shape, double x, double y) {
        return switch (shape) {
            case 0 -> move(x - 3, y) + "a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z";
            case 1 -> move(x - 2.8, y - 2.8) + "h5.6v5.6h-5.6z";
            case 2 -> move(x, y - 3.8) + "l3.6 6.4h-7.2z";
            case 3 -> move(x, y - 4) + "l4 4l-4 4l-4 -4z";
            case 4 -> move(x, y + 3.8) + "l3.6 -6.4h-7.2z";
            default -> move(x - 1, y - 3.6) + "h2v2.6h2.6v2h-2.6v2.6h-2v-2.6h-2.6v-2h2.6z";
        };
    }

    private static String move(double x, double y) {
        return "M" + Decimal.coordinate(x) + " " + Decimal.coordinate(y);
    }
}
