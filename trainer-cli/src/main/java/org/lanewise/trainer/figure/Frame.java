package org.lanewise.trainer.figure;

import java.util.Arrays;

/** What surrounds the data: title, axes with their numbers, grid. Knows where the plot lies in the picture. */
final class Frame {
    private static final double TICK_SPACING_UP = 42;
    private static final double LABEL_GAP = 6;

    private final String title;
    private final int width;
    private final double top;
    private final double left;
    private final Scale up;
    private final Ticks upTicks;
    private final Axis upAxis;
    private final double plotWidth;

    /**
     * @param above pixels needed between the title and the plot
     * @param below pixels needed under the plot, for the axis across and a legend
     * @param beside pixels needed to the right of it
     */
    Frame(String title, Axis upAxis, Range data, int width, int height, double above, double below,
            double beside) {
        this.title = title;
        this.width = width;
        this.upAxis = upAxis;
        top = (title.isEmpty() ? 14 : 34) + above;
        up = Scale.loose(upAxis, data, Math.max(20, height - top - below));
        upTicks = up.ticks(TICK_SPACING_UP);
        left = left(upTicks);
        plotWidth = Math.max(20, width - left - 18 - beside);
    }

    private Frame(Frame frame, Scale up) {
        title = frame.title;
        width = frame.width;
        upAxis = frame.upAxis;
        top = frame.top;
        this.up = up;
        upTicks = up.ticks(TICK_SPACING_UP);
        left = left(upTicks);
        plotWidth = frame.left + frame.plotWidth - left;
    }

    private double left(Ticks ticks) {
        return 10 + (upAxis.label().isEmpty() ? 0 : 18) + LABEL_GAP
                + Arrays.stream(ticks.labels()).mapToDouble(TextWidth::of).max().orElse(0);
    }

    /** The same with the axis up reaching to another value. */
    Frame upTo(double value) {
        return new Frame(this, up.upTo(value));
    }

    Scale up() {
        return up;
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double plotWidth() {
        return plotWidth;
    }

    double bottom() {
        return top + up.length();
    }

    void drawTitle(Markup svg) {
        if (!title.isEmpty()) {
            double size = Math.clamp(15 * (width - 20) / TextWidth.of(title, 15.5), 10, 15);
            double x = Math.max(10, Math.min(left, width - 10 - TextWidth.of(title, size)));
            svg.element("text", title, "class", "title", "x", Decimal.coordinate(x), "y", "21",
                    "style", "font-size:" + Decimal.coordinate(size) + "px").line();
        }
    }

    /** The grid and the numbers of the axis up. */
    void drawUp(Markup svg) {
        for (double tick : upTicks.minor()) {
            horizontal(svg, "minor", tick);
        }
        for (int i = 0; i < upTicks.major().length; i++) {
            horizontal(svg, "grid", upTicks.major()[i]);
            double y = bottom() - up.pixels(upTicks.major()[i]);
            svg.element("text", upTicks.labels()[i], "class", "tick", "text-anchor", "end",
                    "x", Decimal.coordinate(left - LABEL_GAP), "y", Decimal.coordinate(y + 4)).line();
        }
        if (!upAxis.label().isEmpty()) {
            String middle = Decimal.coordinate(top + up.length() / 2);
            svg.element("text", upAxis.label(), "text-anchor", "middle", "x", "16", "y", middle,
                    "transform", "rotate(-90 16 " + middle + ")").line();
        }
    }

    /** The grid and the numbers of an axis across. */
    void drawAcross(Markup svg, Scale across, String label) {
        double spacing = Arrays.stream(across.ticks(70).labels()).mapToDouble(TextWidth::of).max().orElse(0) + 22;
        Ticks ticks = across.ticks(Math.max(50, spacing));
        for (double tick : ticks.minor()) {
            vertical(svg, "minor", left + across.pixels(tick));
        }
        for (int i = 0; i < ticks.major().length; i++) {
            double x = left + across.pixels(ticks.major()[i]);
            vertical(svg, "grid", x);
            double half = TextWidth.of(ticks.labels()[i]) / 2;
            svg.element("text", ticks.labels()[i], "class", "tick", "text-anchor", "middle",
                    "x", Decimal.coordinate(Math.min(x, width - 2 - half)), "y", Decimal.coordinate(bottom() + 18))
                    .line();
        }
        drawLabelAcross(svg, label, 37);
    }

    void drawLabelAcross(Markup svg, String label, double under) {
        svg.element("text", label, "text-anchor", "middle", "x", Decimal.coordinate(left + plotWidth / 2),
                "y", Decimal.coordinate(bottom() + under)).line();
    }

    /** The two axes, over the data. */
    void drawAxes(Markup svg) {
        svg.empty("path", "class", "axis", "d", "M" + Decimal.coordinate(left) + " " + Decimal.coordinate(top)
                + "v" + Decimal.coordinate(up.length()) + "h" + Decimal.coordinate(plotWidth)).line();
    }

    private void horizontal(Markup svg, String look, double value) {
        svg.empty("path", "class", look, "d", "M" + Decimal.coordinate(left) + " "
                + Decimal.coordinate(bottom() - up.pixels(value)) + "h" + Decimal.coordinate(plotWidth)).line();
    }

    private void vertical(Markup svg, String look, double x) {
        svg.empty("path", "class", look, "d", "M" + Decimal.coordinate(x) + " " + Decimal.coordinate(top)
                + "v" + Decimal.coordinate(up.length())).line();
    }
}
