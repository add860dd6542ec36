package org.lanewise.trainer.figure;

import java.util.List;

/** Things as points: one quantity across, another up. One of them may stand out. */
public final class ScatterPlot implements Figure {
    private static final double TOP = 34;
    private static final double BELOW = 46;
    private static final double RIGHT = 18;

    private final String title;
    private final Track across;
    private final Track up;
    private final List<String> names;
    private final int best;
    private final int width;
    private final int height;

    /**
     * Points.
     *
     * @param names what each point is, said when it is pointed at
     * @param best the one that stands out, or -1
     */
    public ScatterPlot(String title, Track across, Track up, List<String> names, int best) {
        if (across.count() != up.count() || names.size() != up.count()) {
            throw new IllegalArgumentException(
                    "plot " + title + " has " + across.count() + " x, " + up.count() + " y and "
                            + names.size() + " names");
        }
        this.title = title;
        this.across = across;
        this.up = up;
        this.names = List.copyOf(names);
        this.best = best;
        this.width = 560;
        this.height = 320;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return "Points: " + up.label() + " against " + across.label() + ", " + names.size() + " in all"
                + (best < 0 ? "." : "; the best is " + names.get(best) + ".");
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void draw(Markup svg, int wide, int high) {
        double left = 10 + 18 + 6 + up.widest();
        double bottom = high - BELOW;
        double lengthUp = bottom - TOP;
        double lengthAcross = wide - left - RIGHT;
        svg.element("text", title, "class", "title", "x", Decimal.coordinate(left), "y", "21").line();
        for (Track.Mark mark : up.marks()) {
            double y = bottom - mark.place() * lengthUp;
            grid(svg, left, y, "h" + Decimal.coordinate(lengthAcross));
            text(svg, mark.text(), "end", left - 6, y + 4);
        }
        // Words that would touch each other stand in two rows.
        double room = across.marks().size() > 1 ? lengthAcross / across.marks().size() : lengthAcross;
        boolean rows = across.widest() + 8 > room;
        for (int i = 0; i < across.marks().size(); i++) {
            Track.Mark mark = across.marks().get(i);
            double x = left + mark.place() * lengthAcross;
            grid(svg, x, TOP, "v" + Decimal.coordinate(lengthUp));
            double half = TextWidth.of(mark.text()) / 2;
            text(svg, mark.text(), "middle", Math.min(x, wide - 2 - half), bottom + (rows && i % 2 == 1 ? 28 : 16));
        }
        svg.element("text", across.label(), "text-anchor", "middle", "x", Decimal.coordinate(left + lengthAcross / 2),
                "y",
                Decimal.coordinate(bottom + (rows ? 43 : 37))).line();
        String middle = Decimal.coordinate(TOP + lengthUp / 2);
        svg.element("text", up.label(), "text-anchor", "middle", "x", "16", "y", middle, "transform",
                "rotate(-90 16 " + middle + ")").line();
        for (int i = 0; i < names.size(); i++) {
            if (i != best) {
                point(svg, i, left + across.place(i) * lengthAcross, bottom - up.place(i) * lengthUp);
            }
        }
        if (best >= 0) {
            point(svg, best, left + across.place(best) * lengthAcross, bottom - up.place(best) * lengthUp);
        }
        svg.empty("path", "class", "axis", "d", "M" + Decimal.coordinate(left) + " " + Decimal.coordinate(TOP) + "v"
                + Decimal.coordinate(lengthUp) + "h" + Decimal.coordinate(lengthAcross)).line();
    }

    private static void grid(Markup svg, double x, double y, String line) {
        svg.empty("path", "class", "grid", "d",
                "M" + Decimal.coordinate(x) + " " + Decimal.coordinate(y) + line).line();
    }

    private static void text(Markup svg, String text, String anchor, double x, double y) {
        svg.element("text", text, "class", "tick", "text-anchor", anchor, "x", Decimal.coordinate(x), "y",
                Decimal.coordinate(y)).line();
    }

    private void point(Markup svg, int thing, double x, double y) {
        if (!across.hasPlace(thing) || !up.hasPlace(thing)) {
            return;
        }
        svg.open("g");
        svg.element("title", names.get(thing));
        if (thing == best) {
            svg.empty("circle", "class", "line " + Theme.stroke(1), "style", "stroke-dasharray:none", "cx",
                    Decimal.coordinate(x), "cy", Decimal.coordinate(y), "r", "7");
        }
        Marker.draw(svg, thing == best ? 1 : 0, x, y);
        svg.close("g").line();
    }
}
