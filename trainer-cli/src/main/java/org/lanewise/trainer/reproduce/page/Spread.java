package org.lanewise.trainer.reproduce.page;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.Run;

/** A number of several runs as text: the mean, and the range in brackets if there is one. */
final class Spread {
    private Spread() {}

    static String percent(List<Run> runs, ToDoubleFunction<Run> value) {
        return text(runs, value, Figures::percent);
    }

    /** With five digits after the point. */
    static String number(List<Run> runs, ToDoubleFunction<Run> value) {
        return text(runs, value, number -> String.format(Locale.ROOT, "%.5f", number));
    }

    private static String text(List<Run> runs, ToDoubleFunction<Run> value, DoubleFunction<String> format) {
        DoubleSummaryStatistics all = runs.stream().mapToDouble(value).summaryStatistics();
        String mean = format.apply(all.getAverage());
        return all.getMin() == all.getMax() ? mean
                : mean + " (" + format.apply(all.getMin()) + " .. " + format.apply(all.getMax()) + ")";
    }
}
