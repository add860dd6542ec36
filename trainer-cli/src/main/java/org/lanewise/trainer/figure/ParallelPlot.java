package org.lanewise.trainer.figure;

import java.util.List;

/**
 * Things as lines across several quantities that stand side by side (A. Inselberg: The plane with parallel coordinates, 1985).
 * The best stand out; the more a line differs from them, the paler it is.
 */
public final class ParallelPlot implements Figure {
    private static final double TOP = 58;
    private static final double BOTTOM = 18;
    private static final int COLUMN = 128;

    private final String title;
    private final List<Track> tracks;
    private final List<String> names;
    private final List<Integer> ranking;

    /**
     * Lines.
     *
     * @param tracks at least two, of equally many things
     * @param names what each line is, said when it is pointed at
     * @param ranking the lines from the best to the worst; those that are not in it are not drawn
     */
    public ParallelPlot(String title, List<Track> tracks, List<String> names, List<Integer> ranking) {
        if (tracks.size() < 2 || tracks.stream().anyMatch(track -> track.count() != names.size())) {
            throw new IllegalArgumentException("plot " + title + " has " + tracks.size() + " quantities of "
                    + tracks.stream().map(Track::count).toList() + " things, and " + names.size() + " names");
        }
        this.title = title;
        this.tracks = List.copyOf(tracks);
        this.names = List.copyOf(names);
        this.ranking = List.copyOf(ranking);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return "Lines through " + String.join(", ", tracks.stream().map(Track::label).toList()) + ", " + ranking.size()
                + " in all" + (ranking.isEmpty() ? "." : "; the best is " + names.get(ranking.getFirst()) + ".");
    }

    @Override
    public int width() {
        return Math.max(480, COLUMN * tracks.size() + 60);
    }

    @Override
    public int height() {
        return 360;
    }

    @Override
    public void draw(Markup svg, int wide, int high) {
        double length = high - TOP - BOTTOM;
        double left = Math.max(30, tracks.getFirst().widest() + 14);
        double step =
                (wide - left - Math.max(40, TextWidth.of(tracks.getLast().label()) / 2 + 8)) / (tracks.size() - 1);
        svg.element("text", title, "class", "title", "x", "10", "y", "21").line();
        for (int i = ranking.size() - 1; i >= 0; i--) {
            line(svg, i, left, step, high - BOTTOM, length);
        }
        for (int i = 0; i < tracks.size(); i++) {
            double x = left + i * step;
            svg.element("text", tracks.get(i).label(), "class", "strong", "text-anchor", i == 0 ? "start" : "middle",
                    "x",
                    Decimal.coordinate(i == 0 ? 10 : x), "y", "44").line();
            svg.empty("path", "class", "axis", "d",
                    "M" + Decimal.coordinate(x) + " " + Decimal.coordinate(TOP) + "v" + Decimal.coordinate(length))
                    .line();
            for (Track.Mark mark : tracks.get(i).marks()) {
                double y = high - BOTTOM - mark.place() * length;
                svg.empty("path", "class", "axis", "d",
                        "M" + Decimal.coordinate(x - 3) + " " + Decimal.coordinate(y) + "h3").line();
                label(svg, mark.text(), x - 6, y + 4);
            }
        }
    }

    /** A patch of the background keeps lines from running through the text. */
    private static void label(Markup svg, String text, double right, double baseline) {
        double width = TextWidth.of(text) + 4;
        svg.empty("rect", "class", "surface", "style", "fill-opacity:.75", "x", Decimal.coordinate(right - width + 2),
                "y",
                Decimal.coordinate(baseline - 10), "width", Decimal.coordinate(width), "height", "13");
        svg.element("text", text, "class", "tick", "text-anchor", "end", "x", Decimal.coordinate(right), "y",
                Decimal.coordinate(baseline)).line();
    }

    private void line(Markup svg, int rank, double left, double step, double bottom, double length) {
        int thing = ranking.get(rank);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < tracks.size(); i++) {
            if (!tracks.get(i).hasPlace(thing)) {
                return;
            }
            path.append(i == 0 ? "M" : i == 1 ? "L" : " ")
                    .append(Decimal.coordinate(left + i * step))
                    .append(' ')
                    .append(Decimal.coordinate(bottom - tracks.get(i).place(thing) * length));
        }
        double paleness = ranking.size() == 1 ? 0 : (double) rank / (ranking.size() - 1);
        String style = rank == 0 ? "stroke-width:3;stroke-dasharray:none"
                : "stroke-dasharray:none;stroke-opacity:" + Decimal.coordinate(0.9 - 0.7 * paleness);
        svg.open("path", "class", "line " + Theme.stroke(rank == 0 ? 1 : 0), "style", style, "d", path.toString())
                .element("title", names.get(thing))
                .close("path")
                .line();
    }
}
