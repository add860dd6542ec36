package org.lanewise.trainer.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.lanewise.engine.store.Json;

/** The numbers behind a chart, for a page that lets its reader look closer: where the plot lies, its axes, its curves. */
final class PlotData {
    private PlotData() {}

    /** JSON without characters that have a meaning in markup. */
    static String of(Frame frame, Scale across, Axis x, Axis y, List<Series> series) {
        SequencedMap<String, Json> plot = new LinkedHashMap<>();
        plot.put("left", number(frame.left()));
        plot.put("top", number(frame.top()));
        plot.put("width", number(frame.plotWidth()));
        plot.put("height", number(frame.up().length()));
        plot.put("x", axis(x, across));
        plot.put("y", axis(y, frame.up()));
        plot.put("series", new Json.ArrayValue(series.stream().map(PlotData::curve).toList()));
        return new Json.ObjectValue(plot).toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static Json axis(Axis axis, Scale scale) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("label", new Json.StringValue(axis.label()));
        members.put("log", new Json.BooleanValue(axis.kind() == Axis.Kind.LOGARITHMIC));
        members.put("numbers", new Json.StringValue(axis.numbers().name().toLowerCase(Locale.ROOT)));
        members.put("from", number(scale.min()));
        members.put("to", number(scale.max()));
        return new Json.ObjectValue(members);
    }

    private static Json curve(Series series) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("name", new Json.StringValue(series.name()));
        members.put("line", new Json.StringValue(
                "line " + Theme.stroke(series.look()) + (series.isFaint() ? " faint" : "")));
        members.put("dot", new Json.StringValue(Theme.fill(series.look())));
        members.put("faint", new Json.BooleanValue(series.isFaint()));
        members.put("x", numbers(series.x()));
        members.put("y", numbers(series.y()));
        if (series.hasBand()) {
            members.put("low", numbers(series.low()));
            members.put("high", numbers(series.high()));
        }
        return new Json.ObjectValue(members);
    }

    private static Json numbers(double[] values) {
        Json[] numbers = new Json[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values[i]);
        }
        return new Json.ArrayValue(List.of(numbers));
    }

    /** Seven digits are more than anybody can see; a gap is null. */
    private static Json number(double value) {
        float rounded = (float) value;
        return !Float.isFinite(rounded) ? Json.NullValue.NULL
                : rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                        ? Json.NumberValue.of((long) rounded)
                        : Json.NumberValue.of(rounded);
    }
}
