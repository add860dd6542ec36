package org.lanewise.trainer.figure;

import java.util.List;

/**
 * Boxes from top to bottom with arrows between them; where the way forks, one branch goes on straight and the other beside
 * it, and a circle with a plus adds them.
 */
public final class FlowDiagram implements Figure {
    private static final int BOX_WIDTH = 340;
    private static final int BOX_HEIGHT = 46;
    private static final int ARROW = 20;
    private static final int MARGIN = 16;
    private static final int HEAD = 26;
    private static final int BESIDE = 28;
    private static final int RADIUS = 10;
    private static final int SYMBOL = 54;

    private final String title;
    private final String description;
    private final List<Part> parts;

    /**
     * A diagram of one way.
     *
     * @param description what can be seen, in a sentence or some
     */
    public FlowDiagram(String title, String description, List<? extends Part> parts) {
        this.title = title;
        this.description = description;
        this.parts = List.copyOf(parts);
    }

    /** What follows another. */
    public sealed interface Part {}

    /**
     * A box.
     *
     * @param name in its first line
     * @param more in its second line, quieter
     * @param result at the right of the first line
     * @param count at the right of the second line, quieter
     * @param symbol the result as a picture
     * @param look the colour of its edge, as of series
     */
    public record Box(String name, String more, String result, String count, Stack symbol, int look) implements Part {}

    /**
     * Two ways and their sum.
     *
     * @param straight at least one part
     * @param beside empty for a line
     */
    public record Fork(List<Part> straight, List<Part> beside) implements Part {
        public Fork {
            straight = List.copyOf(straight);
            beside = List.copyOf(beside);
        }
    }

    /**
     * Maps as a stack of sheets, in parts of the largest there are.
     *
     * @param width 0 to 1
     * @param height 0 to 1
     * @param sheets 1 to 8
     */
    public record Stack(double width, double height, int sheets) {}

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public int width() {
        int titled = 2 * MARGIN + (int) TextWidth.of(title, 15.5);
        return Math.max(titled, 2 * MARGIN + BOX_WIDTH / 2 + right(parts));
    }

    @Override
    public int height() {
        return HEAD + MARGIN + height(parts) + MARGIN;
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        svg.element("text", title, "class", "title", "x", Integer.toString(MARGIN), "y", "24").line();
        draw(svg, parts, MARGIN + BOX_WIDTH / 2, HEAD + MARGIN);
    }

    private static int height(List<Part> parts) {
        int height = 0;
        for (Part part : parts) {
            height += height(part) + ARROW;
        }
        return Math.max(0, height - ARROW);
    }

    private static int height(Part part) {
        return switch (part) {
            case Box _ -> BOX_HEIGHT;
            case Fork fork -> ARROW + Math.max(height(fork.straight()), height(fork.beside())) + ARROW + 2 * RADIUS;
        };
    }

    /** How far parts reach to the right of their axis. */
    private static int right(List<Part> parts) {
        return parts.stream().mapToInt(FlowDiagram::right).max().orElse(0);
    }

    private static int right(Part part) {
        return switch (part) {
            case Box _ -> BOX_WIDTH / 2;
            case Fork fork -> axisBeside(fork) + right(fork.beside());
        };
    }

    /** How far the axis of the other branch is from that of the straight one. */
    private static int axisBeside(Fork fork) {
        return right(fork.straight()) + BESIDE + (fork.beside().isEmpty() ? 0 : BOX_WIDTH / 2);
    }

    private static void draw(Markup svg, List<Part> parts, int axis, int top) {
        int y = top;
        for (int i = 0; i < parts.size(); i++) {
            draw(svg, parts.get(i), axis, y);
            y += height(parts.get(i));
            if (i < parts.size() - 1) {
                if (parts.get(i + 1) instanceof Fork) {
                    line(svg, "M" + axis + " " + y + "v" + ARROW);
                } else {
                    arrow(svg, axis, y, y + ARROW);
                }
                y += ARROW;
            }
        }
    }

    private static void draw(Markup svg, Part part, int axis, int top) {
        switch (part) {
            case Box box -> box(svg, box, axis - BOX_WIDTH / 2, top);
            case Fork fork -> fork(svg, fork, axis, top);
        }
    }

    private static void fork(Markup svg, Fork fork, int axis, int top) {
        int sum = top + height(fork) - 2 * RADIUS;
        int beside = axis + axisBeside(fork);
        int begin = top + ARROW;
        arrow(svg, axis, top, begin);
        draw(svg, fork.straight(), axis, begin);
        arrow(svg, axis, begin + height(fork.straight()), sum);
        draw(svg, fork.beside(), beside, begin);
        int middle = sum + RADIUS;
        if (fork.beside().isEmpty()) {
            line(svg, "M" + axis + " " + (top + 4) + "H" + beside + "V" + middle + "H" + (axis + RADIUS + 1));
        } else {
            line(svg, "M" + axis + " " + (top + 4) + "H" + beside);
            arrow(svg, beside, top + 4, begin);
            line(svg, "M" + beside + " " + (begin + height(fork.beside())) + "V" + middle + "H" + (axis + RADIUS + 1));
        }
        line(svg, "M" + (axis + RADIUS + 6) + " " + (middle - 4) + "l-5 4l5 4");
        svg.empty("circle", "class", "legend", "cx", Integer.toString(axis), "cy", Integer.toString(middle),
                "r", Integer.toString(RADIUS));
        svg.element("text", "+", "text-anchor", "middle", "x", Integer.toString(axis),
                "y", Integer.toString(middle + 4)).line();
    }

    private static void arrow(Markup svg, int x, int from, int to) {
        line(svg, "M" + x + " " + from + "V" + (to - 1) + "M" + (x - 4) + " " + (to - 6) + "l4 5l4 -5");
    }

    private static void line(Markup svg, String path) {
        svg.empty("path", "class", "axis", "d", path).line();
    }

    private static void box(Markup svg, Box box, int left, int top) {
        svg.empty("rect", "class", "legend", "rx", "4", "x", Integer.toString(left), "y", Integer.toString(top),
                "width", Integer.toString(BOX_WIDTH), "height", Integer.toString(BOX_HEIGHT));
        svg.empty("rect", "class", Theme.fill(box.look()), "stroke-width", "0", "x", Integer.toString(left),
                "y", Integer.toString(top + 4), "width", "4", "height", Integer.toString(BOX_HEIGHT - 8));
        int texts = left + 14;
        int results = left + BOX_WIDTH - SYMBOL;
        text(svg, box.name(), "strong", "start", texts, top + 19);
        text(svg, box.more(), "quiet", "start", texts, top + 36);
        text(svg, box.result(), "", "end", results, top + 19);
        text(svg, box.count(), "quiet", "end", results, top + 36);
        stack(svg, box.symbol(), left + BOX_WIDTH - SYMBOL / 2, top + BOX_HEIGHT / 2, box.look());
        svg.line();
    }

    private static void text(Markup svg, String text, String look, String anchor, int x, int y) {
        if (!text.isEmpty()) {
            svg.element("text", text, "class", look, "text-anchor", anchor, "x", Integer.toString(x),
                    "y", Integer.toString(y));
        }
    }

    /** Sheets behind each other, the last one in front. */
    private static void stack(Markup svg, Stack stack, int x, int y, int look) {
        double width = 3 + 23 * stack.width();
        double height = 3 + 23 * stack.height();
        int depth = 2 * (stack.sheets() - 1);
        for (int i = 0; i < stack.sheets(); i++) {
            double shift = depth / 2.0 - 2 * i;
            svg.empty("rect", "class", "sheet " + Theme.stroke(look),
                    "x", Decimal.coordinate(x - width / 2 + shift),
                    "y", Decimal.coordinate(y - height / 2 - shift),
                    "width", Decimal.coordinate(width), "height", Decimal.coordinate(height));
        }
    }
}
