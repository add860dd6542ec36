package org.lanewise.trainer.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often each class was taken for each, as a square of numbers: a row a right class, a column a chosen one. What is right
 * and what is wrong have a colour each, the stronger the larger the share of its row; mistakes begin to show early.
 */
public final class CountMatrix implements Figure {
    private static final int CELL_WIDTH = 48;
    private static final int CELL_HEIGHT = 34;
    private static final int TOP = 62;
    private static final int LEFT = 64;
    private static final double STRONG = 0.55;

    private final String title;
    private final List<String> names;
    private final int[][] counts;

    /**
     * A matrix.
     *
     * @param title may be ""
     * @param names of the classes
     * @param counts one row a right class, one column a chosen class
     */
    public CountMatrix(String title, List<String> names, int[][] counts) {
        if (counts.length != names.size() || Arrays.stream(counts).anyMatch(row -> row.length != names.size())) {
            throw new IllegalArgumentException(
                    "a matrix of " + counts.length + " rows for " + names.size() + " classes");
        }
        this.title = title;
        this.names = List.copyOf(names);
        this.counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Confusion matrix.");
        for (int right = 0; right < counts.length; right++) {
            text.append(' ').append(names.get(right)).append(": ").append(counts[right][right]).append(" right");
            for (int chosen = 0; chosen < counts.length; chosen++) {
                if (chosen != right && counts[right][chosen] > 0) {
                    text.append(", ").append(counts[right][chosen]).append(" taken for ").append(names.get(chosen));
                }
            }
            text.append('.');
        }
        return text.toString();
    }

    @Override
    public int width() {
        return LEFT + CELL_WIDTH * (names.size() + 1) + 16;
    }

    @Override
    public int height() {
        return TOP + CELL_HEIGHT * (names.size() + 1) + 10;
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        if (!title.isEmpty()) {
            text(svg, "title", "start", title, 10, 21);
        }
        int size = names.size();
        text(svg, "", "middle", "taken for", LEFT + CELL_WIDTH * size / 2.0, TOP - 24);
        String middle = Decimal.coordinate(TOP + CELL_HEIGHT * size / 2.0);
        svg.element("text", "is", "text-anchor", "middle", "x", "18", "y", middle,
                "transform", "rotate(-90 18 " + middle + ")").line();
        for (int i = 0; i < size; i++) {
            text(svg, "tick", "middle", names.get(i), LEFT + CELL_WIDTH * (i + 0.5), TOP - 7);
            text(svg, "tick", "end", names.get(i), LEFT - 8, TOP + CELL_HEIGHT * (i + 0.5) + 4);
            row(svg, i);
            text(svg, "quiet", "middle", count(Arrays.stream(counts[i]).sum()), LEFT + CELL_WIDTH * (size + 0.5) + 8,
                    TOP + CELL_HEIGHT * (i + 0.5) + 4);
            int column = i;
            text(svg, "quiet", "middle", count(Arrays.stream(counts).mapToInt(row -> row[column]).sum()),
                    LEFT + CELL_WIDTH * (i + 0.5), TOP + CELL_HEIGHT * (size + 0.5) + 6);
        }
    }

    private void row(Markup svg, int right) {
        int sum = Math.max(1, Arrays.stream(counts[right]).sum());
        for (int chosen = 0; chosen < counts.length; chosen++) {
            int count = counts[right][chosen];
            // The fourth root lifts one mistake in a thousand to a visible sixth of the full colour.
            double share = (double) count / sum;
            double strength = right == chosen ? share : Math.sqrt(Math.sqrt(share));
            svg.open("g")
                    .element("title", count(count) + " of " + count(sum) + " images of " + names.get(right)
                            + (right == chosen ? " recognised" : " taken for " + names.get(chosen)));
            svg.empty("rect", "class", "cell " + Theme.fill(right == chosen ? 0 : 1),
                    "fill-opacity", Decimal.brief(Math.round(85 * strength) / 100.0),
                    "x", Integer.toString(LEFT + CELL_WIDTH * chosen), "y", Integer.toString(TOP + CELL_HEIGHT * right),
                    "width", Integer.toString(CELL_WIDTH), "height", Integer.toString(CELL_HEIGHT));
            text(svg, count == 0 ? "quiet" : right == chosen && 0.85 * strength > STRONG ? "onfill" : "", "middle",
                    count(count), LEFT + CELL_WIDTH * (chosen + 0.5), TOP + CELL_HEIGHT * (right + 0.5) + 4);
            svg.close("g").line();
        }
    }

    private static void text(Markup svg, String look, String anchor, String text, double x, double y) {
        svg.element("text", text, "class", look, "text-anchor", anchor,
                "x", Decimal.coordinate(x), "y", Decimal.coordinate(y)).line();
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
