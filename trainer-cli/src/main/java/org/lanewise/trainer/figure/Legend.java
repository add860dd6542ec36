package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.List;

/** Which line is which. */
public final class Legend {
    private static final double SYMBOL = 28;
    private static final double ROW = 18;
    private static final double PADDING = 8;

    private final List<Entry> entries;

    Legend(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Where it stands. */
    public enum Place {
        /** Under the plot, in as many rows as it needs. */
        BELOW,
        /** To the right of the plot. */
        BESIDE,
        /** In the corner of the plot; the axis is made longer, or it moves below, where it would cover data. */
        UPPER_RIGHT,
        /** In the corner of the plot; it moves below where it would cover data. */
        LOWER_RIGHT
    }

    /** What stands before a name. */
    enum Symbol {
        LINE,
        LINE_WITH_MARKER,
        MARKER,
        BAR,
        REFERENCE
    }

    record Entry(String name, Symbol symbol, int look) {}

    boolean isNeeded() {
        return entries.size() > 1 || entries.stream().anyMatch(entry -> entry.symbol() == Symbol.REFERENCE);
    }

    double boxWidth() {
        return 2 * PADDING + SYMBOL + 6 + entries.stream().mapToDouble(e -> TextWidth.of(e.name())).max().orElse(0);
    }

    double boxHeight() {
        return entries.size() * ROW + PADDING;
    }

    void drawBox(Markup svg, double left, double top) {
        svg.empty("rect", "class", "legend", "rx", "3", "x", Decimal.coordinate(left), "y", Decimal.coordinate(top),
                "width", Decimal.coordinate(boxWidth()), "height", Decimal.coordinate(boxHeight())).line();
        for (int i = 0; i < entries.size(); i++) {
            draw(svg, entries.get(i), left + PADDING, top + PADDING / 2 + ROW * (i + 0.5));
        }
    }

    double rowsHeight(double width) {
        return rows(width).size() * ROW + 4;
    }

    void drawRows(Markup svg, double left, double top, double width) {
        double middle = top + ROW / 2;
        for (List<Entry> row : rows(width)) {
            double x = left;
            for (Entry entry : row) {
                draw(svg, entry, x, middle);
                x += advance(entry);
            }
            middle += ROW;
        }
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            if (used + advance(entry) > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.getLast().add(entry);
            used += advance(entry);
        }
        return rows;
    }

    private static double advance(Entry entry) {
        return SYMBOL + 6 + TextWidth.of(entry.name()) + 14;
    }

    private static void draw(Markup svg, Entry entry, double x, double y) {
        String from = "M" + Decimal.coordinate(x) + " " + Decimal.coordinate(y) + "h" + Decimal.coordinate(SYMBOL);
        switch (entry.symbol()) {
            case LINE -> svg.empty("path", "class", "line " + Theme.stroke(entry.look()), "d", from);
            case LINE_WITH_MARKER -> {
                svg.empty("path", "class", "line " + Theme.stroke(entry.look()), "d", from);
                Marker.draw(svg, entry.look(), x + SYMBOL / 2, y);
            }
            case MARKER -> Marker.draw(svg, entry.look(), x + SYMBOL / 2, y);
            case BAR -> svg.empty("rect", "class", "bar " + Theme.fill(entry.look()),
                    "fill-opacity", Bars.opacity(entry.look()), "x", Decimal.coordinate(x + SYMBOL - 14),
                    "y", Decimal.coordinate(y - 6), "width", "12", "height", "12");
            case REFERENCE -> svg.empty("path", "class", "reference", "d", from);
        }
        svg.element("text", entry.name(), "x", Decimal.coordinate(x + SYMBOL + 6), "y", Decimal.coordinate(y + 4))
                .line();
    }
}
