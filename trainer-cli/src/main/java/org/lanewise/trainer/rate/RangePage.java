package org.lanewise.trainer.rate;

import java.nio.file.Path;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.PageFiles;
import org.lanewise.trainer.report.Figures;

/** The page about a range test. */
public final class RangePage {
    /** What the page is called: {@code lr.html}, {@code lr.md} and the folder {@code lr} with its figure. */
    public static final String NAME = "lr";

    private RangePage() {}

    /**
     * Writes the page.
     *
     * @param what was trained, with which settings and data
     * @param folder made if need be
     * @return the page to look at
     * @throws org.lanewise.engine.store.StoreException if it cannot be written
     */
    public static Path write(RangeTest test, RangeCurve curve, String what, Path folder) {
        Blocks page = new Blocks().paragraph(what);
        RangeText.reasons(test, curve).forEach(line -> page.paragraph(line + "."));
        page.figure(
                "range", chart(curve),
                "Pale: the loss of each batch, just before the step with that rate; dark: its mean with its neighbours.");
        page.paragraph(
                "A training is begun, and from step to step its learning rate grows by the same factor (L. Smith, "
                        + "2017). Where the loss is lowest the rate is already too large to stay at: a tenth of it is safe for a "
                        + "whole training, and the top of a one-cycle schedule lies between the two.");
        PageFiles.write(page.page("Learning rate"), folder, NAME);
        return folder.resolve(NAME + ".html");
    }

    private static LineChart chart(RangeCurve curve) {
        double[] smoothed = curve.smoothedLosses();
        double highest = 1.3 * java.util.Arrays.stream(smoothed).limit(1).max().orElse(1);
        LineChart chart = new LineChart("Loss while the learning rate grows").x(Axis.logarithmic("learning rate"))
                .y(Axis.linear("loss").from(0).to(highest))
                .explorable();
        chart.add(Series.of("loss of a batch", curve.rates(), curve.losses()).look(0).faint());
        chart.add(Series.of("with neighbours", curve.rates(), smoothed).look(0));
        curve.suggestion().ifPresent(suggestion -> {
            double height = at(curve, suggestion.rate());
            chart.add(Series.of(
                    "suggested: " + Figures.brief(suggestion.rate()), new double[]{suggestion.rate()},
                    new double[]{height}).look(1));
        });
        return chart;
    }

    /** The smoothed loss at a rate. */
    private static double at(RangeCurve curve, double rate) {
        double[] rates = curve.rates();
        int i = 0;
        while (i < rates.length - 1 && rates[i] < rate) {
            i++;
        }
        return curve.smoothedLosses()[i];
    }
}
