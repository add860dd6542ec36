package org.lanewise.trainer.figure;

import java.util.List;

/** Several figures in a grid, as one: (a) beside (b), loss over accuracy. */
public final class Panels implements Figure {
    private static final int HEAD = 34;

    private final String title;
    private final int columns;
    private final List<? extends Figure> figures;

    /**
     * Row by row. Every cell is as large as the largest figure.
     *
     * @param title over all; "" takes no room
     */
    public Panels(String title, int columns, List<? extends Figure> figures) {
        if (columns < 1 || figures.isEmpty()) {
            throw new IllegalArgumentException(
                    "panels " + title + " of " + figures.size() + " figures in " + columns + " columns");
        }
        this.title = title;
        this.columns = Math.min(columns, figures.size());
        this.figures = List.copyOf(figures);
    }

    @Override
    public String title() {
        return title.isEmpty() ? figures.getFirst().title() : title;
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder();
        for (Figure figure : figures) {
            text.append(text.isEmpty() ? "" : " ").append(figure.title()).append(": ").append(figure.description());
        }
        return text.toString();
    }

    @Override
    public int width() {
        return columns * cellWidth();
    }

    @Override
    public int height() {
        int rows = (figures.size() + columns - 1) / columns;
        return rows * cellHeight() + (title.isEmpty() ? 0 : HEAD);
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        if (!title.isEmpty()) {
            svg.element("text", title, "class", "title", "x", "10", "y", "22").line();
        }
        int head = title.isEmpty() ? 0 : HEAD;
        for (int i = 0; i < figures.size(); i++) {
            int left = i % columns * cellWidth();
            int top = head + i / columns * cellHeight();
            svg.open("g", "transform", "translate(" + left + " " + top + ")");
            figures.get(i).draw(svg, cellWidth(), cellHeight());
            svg.close("g").line();
        }
    }

    private int cellWidth() {
        return figures.stream().mapToInt(Figure::width).max().orElseThrow();
    }

    private int cellHeight() {
        return figures.stream().mapToInt(Figure::height).max().orElseThrow();
    }
}
