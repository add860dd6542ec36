package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Groups of bars, one a category, with error bars. A bar shows its value by its length, so where the axis does not
 * begin at 0 points are drawn instead.
 */
public final class BarChart implements Figure {
    private static final double GROUP = 0.78;
    private static final double LINE = 15;
    /** Room for the number over a bar that is as high as the plot. */
    private static final double NUMBER = 12;

    private final String title;
    private final List<String> categories;
    private final List<Bars> series = new ArrayList<>();
    private Axis y = Axis.linear("");
    private String across = "";
    private boolean labelled = true;
    private int width = 720;
    private int height = 400;

    /** Without bars so far; a title of "" takes no room. */
    public BarChart(String title, List<String> categories) {
        this.title = Objects.requireNonNull(title);
        this.categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("bar chart " + title + " has no categories");
        }
    }

    /** What the categories are. */
    public BarChart x(String label) {
        across = label;
        return this;
    }

    public BarChart y(Axis axis) {
        y = axis;
        return this;
    }

    public BarChart add(Bars bars) {
        if (bars.values().length != categories.size()) {
            throw new IllegalArgumentException("bars " + bars.name() + " have " + bars.values().length
                    + " values for " + categories.size() + " categories");
        }
        series.add(bars);
        return this;
    }

    /** Leaves out the numbers over the bars. */
    public BarChart withoutNumbers() {
        labelled = false;
        return this;
    }

    /** Pixels at which it is meant to be looked at; 720 x 400 if nothing else is said. */
    public BarChart size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        return this;
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
        StringBuilder text = new StringBuilder("Bar chart: " + y.label() + ".");
        for (int i = 0; i < categories.size(); i++) {
            text.append(' ').append(categories.get(i)).append(':');
            for (Bars bars : series) {
                String name = bars.name().isEmpty() ? "" : bars.name() + " ";
                text.append(' ')
                        .append(name)
                        .append(Double.isNaN(bars.values()[i]) ? "none" : number(bars.values()[i]))
                        .append(bars == series.getLast() ? "." : ",");
            }
        }
        return text.toString();
    }

    @Override
    public void draw(Markup svg, int wide, int high) {
        Legend legend = new Legend(entries(isBars(Scale.loose(up(), data(), high))));
        double legendHeight = legend.isNeeded() ? legend.rowsHeight(wide - 20) : 0;
        CategoryNames names = CategoryNames.fit(categories, (wide - 90.0) / categories.size());
        double below = names.height() + 10 + (across.isEmpty() ? 0 : 22);
        Frame frame = new Frame(title, up(), data(), wide, high, labelled ? NUMBER : 0, below + legendHeight, 0);
        frame.drawTitle(svg);
        frame.drawUp(svg);
        double step = frame.plotWidth() / categories.size();
        for (int i = 0; i < categories.size(); i++) {
            drawGroup(svg, frame, i, frame.left() + step * (i + (1 - GROUP) / 2), step * GROUP);
            names.draw(svg, i, frame.left() + step * (i + 0.5), frame.bottom());
        }
        frame.drawAxes(svg);
        if (!across.isEmpty()) {
            frame.drawLabelAcross(svg, across, below - 6);
        }
        if (legend.isNeeded()) {
            legend.drawRows(svg, Math.min(frame.left(), 60), frame.bottom() + below, wide - 20);
        }
    }

    /** The axis up, from 0 unless something else was said or there are negative values. */
    private Axis up() {
        boolean open = Double.isNaN(y.from()) && y.kind() == Axis.Kind.LINEAR;
        return open && !data().isEmpty() && data().min() >= 0 ? y.from(0) : y;
    }

    private static boolean isBars(Scale up) {
        return up.min() <= 0;
    }

    private List<Legend.Entry> entries(boolean areBars) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            entries.add(new Legend.Entry(series.get(i).name(), areBars ? Legend.Symbol.BAR : Legend.Symbol.MARKER, i));
        }
        return entries;
    }

    private Range data() {
        Range range = Range.EMPTY;
        for (Bars bars : series) {
            for (double[] values : List.of(bars.values(), bars.low(), bars.high())) {
                range = range.and(Range.of(values, y.kind()));
            }
        }
        return range;
    }

    private void drawGroup(Markup svg, Frame frame, int category, double left, double wide) {
        double step = wide / series.size();
        for (int i = 0; i < series.size(); i++) {
            Bars bars = series.get(i);
            double value = bars.values()[category];
            if (!frame.up().shows(value)) {
                continue;
            }
            double middle = left + step * (i + 0.5);
            double top = at(frame, value);
            if (isBars(frame.up())) {
                double zero = at(frame, Math.max(0, frame.up().min()));
                double thick = Math.min(step * 0.86, 46);
                svg.open("rect", "class", "bar " + Theme.fill(i), "fill-opacity", Bars.opacity(i),
                        "x", Decimal.coordinate(middle - thick / 2), "y", Decimal.coordinate(Math.min(top, zero)),
                        "width", Decimal.coordinate(thick), "height", Decimal.coordinate(Math.abs(zero - top)))
                        .element("title", bars.name() + " " + number(value))
                        .close("rect")
                        .line();
            } else {
                Marker.draw(svg, i, middle, top);
            }
            double above = drawError(svg, frame, bars, category, middle, top);
            if (numbersFit(step)) {
                svg.element("text", number(value), "class", "quiet", "text-anchor", "middle",
                        "x", Decimal.coordinate(middle), "y", Decimal.coordinate(above - 6)).line();
            }
        }
    }

    private boolean numbersFit(double room) {
        return labelled && series.stream()
                .flatMapToDouble(bars -> Arrays.stream(bars.values()))
                .allMatch(value -> Double.isNaN(value) || TextWidth.of(number(value), 11) <= room + 4);
    }

    /** Draws the error bar, if there is one, and says how high things reach now. */
    private static double drawError(Markup svg, Frame frame, Bars bars, int category, double middle, double top) {
        double low = bars.low()[category];
        double high = bars.high()[category];
        if (!frame.up().shows(low) || !frame.up().shows(high)) {
            return top;
        }
        String end = "h8";
        svg.empty("path", "class", "error", "d", "M" + Decimal.coordinate(middle - 4) + " "
                + Decimal.coordinate(at(frame, low)) + end + "m-4 0V" + Decimal.coordinate(at(frame, high)) + "m-4 0"
                + end)
                .line();
        return Math.min(top, at(frame, high));
    }

    private static double at(Frame frame, double value) {
        return Math.clamp(frame.bottom() - frame.up().pixels(value), frame.top(), frame.bottom());
    }

    private String number(double value) {
        return y.numbers() == Axis.Numbers.PERCENT ? Decimal.brief(100 * value) + " %" : Decimal.brief(value);
    }

    /** The names under the groups: on one line, wrapped, or slanted if a word is too wide. */
    private record CategoryNames(List<List<String>> lines, boolean slanted, double height) {
        private static final double SLANT = Math.toRadians(30);

        static CategoryNames fit(List<String> names, double room) {
            List<List<String>> wrapped = names.stream().map(name -> wrap(name, room - 6)).toList();
            double widest = wrapped.stream().flatMap(List::stream).mapToDouble(TextWidth::of).max().orElse(0);
            if (widest <= room) {
                int most = wrapped.stream().mapToInt(List::size).max().orElse(1);
                return new CategoryNames(wrapped, false, most * LINE + 4);
            }
            double longest = names.stream().mapToDouble(TextWidth::of).max().orElse(0);
            return new CategoryNames(names.stream().map(List::of).toList(), true, longest * Math.sin(SLANT) + LINE + 4);
        }

        private static List<String> wrap(String name, double room) {
            List<String> lines = new ArrayList<>();
            for (String word : name.split(" ")) {
                if (!lines.isEmpty() && TextWidth.of(lines.getLast() + " " + word) <= room) {
                    lines.set(lines.size() - 1, lines.getLast() + " " + word);
                } else {
                    lines.add(word);
                }
            }
            return lines;
        }

        void draw(Markup svg, int category, double middle, double bottom) {
            String x = Decimal.coordinate(slanted ? middle + 4 : middle);
            for (int i = 0; i < lines.get(category).size(); i++) {
                String y = Decimal.coordinate(bottom + 16 + LINE * i);
                String[] place = {"class", "tick", "x", x, "y", y, "text-anchor", slanted ? "end" : "middle"};
                if (slanted) {
                    place = Arrays.copyOf(place, place.length + 2);
                    place[place.length - 2] = "transform";
                    place[place.length - 1] = "rotate(-30 " + x + " " + y + ")";
                }
                svg.element("text", lines.get(category).get(i), place).line();
            }
        }
    }
}
