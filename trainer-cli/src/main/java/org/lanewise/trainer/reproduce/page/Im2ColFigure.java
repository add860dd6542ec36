package org.lanewise.trainer.reproduce.page;

import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.Markup;

/** A matrix and its windows as columns: kernels of 3x3, no padding, stride 2. */
final class Im2ColFigure implements Figure {
    private static final int SIZE = 5;
    private static final int KERNEL = 3;
    private static final int STRIDE = 2;
    private static final int WINDOWS = (SIZE - KERNEL) / STRIDE + 1;
    private static final int CELL = 34;
    private static final int LEFT = 24;
    private static final int TOP = 48;
    private static final int COLUMNS_LEFT = LEFT + SIZE * CELL + 110;

    @Override
    public String title() {
        return "im2col with kernels of 3x3 and stride 2";
    }

    @Override
    public String description() {
        return "Left a matrix of 5 x 5 with the numbers 1 to 25. Right a matrix of 9 x 4: each column holds the nine "
                + "values of one of the four windows, row by row.";
    }

    @Override
    public int width() {
        return COLUMNS_LEFT + WINDOWS * WINDOWS * CELL + 64;
    }

    @Override
    public int height() {
        return TOP + KERNEL * KERNEL * CELL + 24;
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        text(svg, LEFT, TOP - 16, "start", "input, 5 x 5");
        text(svg, COLUMNS_LEFT, TOP - 16, "start", "one column a window, 9 x 4");
        int inputTop = TOP + (KERNEL * KERNEL - SIZE) * CELL / 2;
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                boolean first = row < KERNEL && column < KERNEL;
                cell(svg, LEFT + column * CELL, inputTop + row * CELL, value(row, column), first);
            }
        }
        svg.empty("path", "class", "axis", "d", "M" + (LEFT + SIZE * CELL + 24) + " "
                + (TOP + KERNEL * KERNEL * CELL / 2) + "h52m-8 -6l8 6l-8 6").line();
        for (int window = 0; window < WINDOWS * WINDOWS; window++) {
            for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
                int row = window / WINDOWS * STRIDE + tap / KERNEL;
                int column = window % WINDOWS * STRIDE + tap % KERNEL;
                cell(svg, COLUMNS_LEFT + window * CELL, TOP + tap * CELL, value(row, column), window == 0);
            }
        }
    }

    private static int value(int row, int column) {
        return row * SIZE + column + 1;
    }

    private static void cell(Markup svg, int x, int y, int value, boolean marked) {
        String side = Integer.toString(CELL);
        if (marked) {
            svg.empty("rect", "class", "band f0", "x", Integer.toString(x), "y", Integer.toString(y), "width", side,
                    "height", side).line();
        }
        svg.empty("rect", "class", "axis", "x", Integer.toString(x), "y", Integer.toString(y), "width", side, "height",
                side).line();
        text(svg, x + CELL / 2, y + CELL / 2 + 4, "middle", Integer.toString(value));
    }

    private static void text(Markup svg, int x, int y, String anchor, String text) {
        svg.element("text", text, "x", Integer.toString(x), "y", Integer.toString(y), "text-anchor", anchor).line();
    }
}
