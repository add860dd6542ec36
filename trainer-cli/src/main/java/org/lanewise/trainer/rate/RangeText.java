package org.lanewise.trainer.rate;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.trainer.rate.RangeCurve.Suggestion;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.Look;

/** What a range test found, in words. */
public final class RangeText {
    private RangeText() {}

    /** Sketch and suggestion, line by line. */
    public static List<String> of(RangeTest test, RangeCurve curve, int width, Look look) {
        List<String> lines = new ArrayList<>();
        if (curve.steps() > 1) {
            lines.addAll(
                    new Sketch(curve, width, look).lines(curve.suggestion().map(Suggestion::rate).orElse(Double.NaN)));
        }
        lines.addAll(reasons(test, curve));
        return lines;
    }

    /** The suggestion and why. */
    static List<String> reasons(RangeTest test, RangeCurve curve) {
        List<String> lines = new ArrayList<>();
        if (curve.suggestion().isEmpty()) {
            lines.add("The loss does not fall at any of these rates" + curve.outOfHand()
                    .map(rate -> " and is out of hand at " + Figures.brief(rate) + "; try a smaller --from")
                    .orElse("; try a larger --to"));
            return lines;
        }
        Suggestion suggestion = curve.suggestion().get();
        lines.add("Suggested: --lr " + Figures.brief(suggestion.rate())
                + ", a tenth of the rate at which the loss is lowest, "
                + Figures.brief(suggestion.lowest()));
        lines.add("The loss falls fastest at " + Figures.brief(suggestion.steepest()) + (curve.outOfHand()
                .map(rate -> " and is out of hand at " + Figures.brief(rate) + ", " + Figures.count(curve.steps())
                        + " steps after the first")
                .orElse("; it was not out of hand at --to " + Figures.brief(test.to())
                        + ", a larger one would tell more")));
        return lines;
    }
}
