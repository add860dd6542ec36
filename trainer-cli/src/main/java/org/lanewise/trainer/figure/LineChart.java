package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Curves over a common axis. Series take the six looks in turn; a curve of more points than the width can show is
 * reduced without losing its spikes.
 */
public final class LineChart implements Figure {
    private static final int MARKERS_UP_TO = 32;
    /** The data may run this far over the edge of the plot: half of a line's width, or of a marker's. */
    private static final double OVERHANG = 5;
    private static final double AXIS_ACROSS = 46;
    /** A plot may become this much taller to make room for a legend in its corner. */
    private static final double ROOM_FOR_LEGEND = 1.6;

    private final String title;
    private final List<Series> series = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private Axis x = Axis.linear("");
    private Axis y = Axis.linear("");
    private Legend.Place place = Legend.Place.BELOW;
    private int width = 720;
    private int height = 420;
    private int looks;
    private boolean explorable;

    /** An empty chart; a title of "" takes no room. */
    public LineChart(String title) {
        this.title = Objects.requireNonNull(title);
    }

    private record Reference(String name, double value) {}

    public LineChart x(Axis axis) {
        x = axis;
        return this;
    }

    public LineChart y(Axis axis) {
        y = axis;
        return this;
    }

    /** Adds a curve, in the next free look unless it has its own. */
    public LineChart add(Series added) {
        series.add(added.look() == Series.ANY_LOOK ? added.look(looks++) : added);
        return this;
    }

    /** Adds noisy values as a pale line, and over it the mean of up to {@code window} values. */
    public LineChart addNoisy(Series added, int window) {
        Series seen = added.look() == Series.ANY_LOOK ? added.look(looks++) : added;
        series.add(seen.faint());
        series.add(seen.smoothed(window));
        return this;
    }

    /** Adds a dotted line across the plot: a value to compare with. */
    public LineChart reference(String name, double value) {
        references.add(new Reference(name, value));
        return this;
    }

    public LineChart legend(Legend.Place where) {
        place = where;
        return this;
    }

    /** Pixels at which it is meant to be looked at; 720 x 420 if nothing else is said. */
    public LineChart size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        return this;
    }

    /** Keeps the numbers in the drawing, so that a page can zoom into them and show values. */
    public LineChart explorable() {
        explorable = true;
        return this;
    }

    /** Whether the drawing holds its numbers. */
    public boolean isExplorable() {
        return explorable;
    }

    @Override
    public String title() {
        return title;
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
    public String description() {
        StringBuilder text = new StringBuilder("Line chart: " + y.label() + " against " + x.label() + ".");
        for (Series each : series) {
            Range range = Range.of(each.y(), y.kind());
            if (!each.isFaint() && !range.isEmpty()) {
                text.append(' ')
                        .append(each.name().isEmpty() ? "The curve" : each.name())
                        .append(": ")
                        .append(each.size())
                        .append(" points between ")
                        .append(Decimal.brief(range.min()))
                        .append(" and ")
                        .append(Decimal.brief(range.max()))
                        .append(", the last ")
                        .append(Decimal.brief(each.y()[each.size() - 1]))
                        .append('.');
            }
        }
        references.forEach(
                r -> text.append(' ').append(r.name()).append(": ").append(Decimal.brief(r.value())).append('.'));
        return text.toString();
    }

    @Override
    public void draw(Markup svg, int wide, int high) {
        Legend legend = new Legend(entries());
        Legend.Place where = place;
        Frame frame = frame(legend, where, wide, high);
        Scale across = Scale.tight(x, acrossData(), frame.plotWidth());
        if (legend.isNeeded() && where == Legend.Place.UPPER_RIGHT) {
            frame = makeRoom(frame, across, legend);
            across = Scale.tight(x, acrossData(), frame.plotWidth());
        }
        if (legend.isNeeded() && isInside(where) && covers(legend, where, frame, across)) {
            where = Legend.Place.BELOW;
            frame = frame(legend, where, wide, high);
            across = Scale.tight(x, acrossData(), frame.plotWidth());
        }
        frame.drawTitle(svg);
        if (explorable) {
            svg.open("metadata", "class", "plot")
                    .raw(PlotData.of(frame, across, x, y, series))
                    .close("metadata")
                    .line();
        }
        frame.drawUp(svg);
        frame.drawAcross(svg, across, x.label());
        drawData(svg, frame, across);
        frame.drawAxes(svg);
        if (legend.isNeeded()) {
            drawLegend(svg, legend, where, frame, wide);
        }
    }

    private static boolean isInside(Legend.Place place) {
        return place == Legend.Place.UPPER_RIGHT || place == Legend.Place.LOWER_RIGHT;
    }

    private Frame frame(Legend legend, Legend.Place where, int wide, int high) {
        boolean needed = legend.isNeeded();
        double below = needed && where == Legend.Place.BELOW ? legend.rowsHeight(wide - 20) : 0;
        double beside = needed && where == Legend.Place.BESIDE ? legend.boxWidth() + 10 : 0;
        return new Frame(title, y, upData(), wide, high, 0, AXIS_ACROSS + below, beside);
    }

    private Range acrossData() {
        Range range = Range.EMPTY;
        for (Series each : series) {
            range = range.and(Range.of(each.x(), x.kind()));
        }
        return range;
    }

    private Range upData() {
        Range range = Range.EMPTY;
        for (Series each : series) {
            range = range.and(Range.of(each.y(), y.kind()));
            range = range.and(Range.of(each.low(), y.kind())).and(Range.of(each.high(), y.kind()));
        }
        for (Reference reference : references) {
            range = range.and(reference.value());
        }
        return range;
    }

    private List<Legend.Entry> entries() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (Series each : series) {
            if (!each.isFaint() && !each.name().isEmpty()) {
                entries.add(new Legend.Entry(each.name(),
                        hasMarkers(each) ? Legend.Symbol.LINE_WITH_MARKER : Legend.Symbol.LINE, each.look()));
            }
        }
        references.forEach(r -> entries.add(new Legend.Entry(r.name(), Legend.Symbol.REFERENCE, 0)));
        return entries;
    }

    private static boolean hasMarkers(Series each) {
        return each.size() <= MARKERS_UP_TO;
    }

    /** Lets the axis up reach so high that the data under the legend end below it, within reason. */
    private Frame makeRoom(Frame frame, Scale across, Legend legend) {
        double highest = extreme(frame, across, legend, true);
        double needed = legend.boxHeight() + 20;
        if (highest >= needed || y.kind() != Axis.Kind.LINEAR || needed > 0.5 * frame.up().length()) {
            return frame;
        }
        double min = frame.up().min();
        double value = frame.up().value(frame.up().length() - highest);
        double max = min + (value - min) * frame.up().length() / (frame.up().length() - needed);
        return max - min > ROOM_FOR_LEGEND * (frame.up().max() - min) ? frame : frame.upTo(max);
    }

    private boolean covers(Legend legend, Legend.Place where, Frame frame, Scale across) {
        boolean upper = where == Legend.Place.UPPER_RIGHT;
        double extreme = extreme(frame, across, legend, upper);
        double edge = legend.boxHeight() + 14;
        return upper ? extreme < edge : extreme > frame.up().length() - edge;
    }

    /** The highest or lowest pixel, from the top of the plot, that data reach in the columns of the legend. */
    private double extreme(Frame frame, Scale across, Legend legend, boolean highest) {
        double from = across.length() - legend.boxWidth() - 16;
        double extreme = highest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (Series each : series) {
            for (double[] values : List.of(each.y(), each.low(), each.high())) {
                for (double[] line : Reduction.lines(each.x(), values, across, frame.up())) {
                    for (int i = 0; i < line.length; i += 2) {
                        // A point left of the legend counts if the line goes on into it.
                        if (line[Math.min(i + 2, line.length - 2)] >= from) {
                            extreme = highest ? Math.min(extreme, line[i + 1]) : Math.max(extreme, line[i + 1]);
                        }
                    }
                }
            }
        }
        for (Reference reference : references) {
            double pixel = frame.up().length() - frame.up().pixels(reference.value());
            extreme = highest ? Math.min(extreme, pixel) : Math.max(extreme, pixel);
        }
        return extreme;
    }

    private void drawData(Markup svg, Frame frame, Scale across) {
        String width = Decimal.coordinate(across.length() + 2 * OVERHANG);
        String height = Decimal.coordinate(frame.up().length() + 2 * OVERHANG);
        svg.open("svg", "x", Decimal.coordinate(frame.left() - OVERHANG), "y",
                Decimal.coordinate(frame.top() - OVERHANG),
                "width", width, "height", height, "overflow", "hidden", "viewBox",
                Decimal.coordinate(-OVERHANG) + " " + Decimal.coordinate(-OVERHANG) + " " + width + " " + height)
                .line();
        for (Series each : series) {
            if (each.hasBand()) {
                for (double[] outline : Reduction.bands(each.x(), each.low(), each.high(), across, frame.up())) {
                    svg.empty("path", "class", "band " + Theme.fill(each.look()), "d", path(outline) + "z").line();
                }
            }
        }
        for (Reference reference : references) {
            svg.empty("path", "class", "reference", "d", "M0 "
                    + Decimal.coordinate(frame.up().length() - frame.up().pixels(reference.value()))
                    + "h" + Decimal.coordinate(across.length())).line();
        }
        series.stream()
                .sorted(Comparator.comparing(Series::isFaint).reversed())
                .forEach(each -> drawCurve(svg, each, Reduction.lines(each.x(), each.y(), across, frame.up())));
        svg.close("svg").line();
    }

    private static void drawCurve(Markup svg, Series each, List<double[]> lines) {
        String look = "line " + Theme.stroke(each.look()) + (each.isFaint() ? " faint" : "");
        for (double[] line : lines) {
            svg.open("path", "class", look, "d", path(line)).element("title", each.name()).close("path").line();
            for (int i = 0; hasMarkers(each) && i < line.length; i += 2) {
                Marker.draw(svg, each.look(), line[i], line[i + 1]);
            }
        }
    }

    private static String path(double[] line) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.length; i += 2) {
            path.append(i == 0 ? "M" : i == 2 ? "L" : " ")
                    .append(Decimal.coordinate(line[i]))
                    .append(' ')
                    .append(Decimal.coordinate(line[i + 1]));
        }
        return path.toString();
    }

    private static void drawLegend(Markup svg, Legend legend, Legend.Place where, Frame frame, int wide) {
        double right = frame.left() + frame.plotWidth();
        switch (where) {
            case BELOW -> legend.drawRows(svg, Math.min(frame.left(), 60), frame.bottom() + AXIS_ACROSS, wide - 20);
            case BESIDE -> legend.drawBox(svg, right + 10, frame.top());
            case UPPER_RIGHT -> legend.drawBox(svg, right - legend.boxWidth() - 8, frame.top() + 8);
            case LOWER_RIGHT ->
                    legend.drawBox(svg, right - legend.boxWidth() - 8, frame.bottom() - 8 - legend.boxHeight());
        }
    }
}
