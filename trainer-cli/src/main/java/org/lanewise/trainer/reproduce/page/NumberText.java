package org.lanewise.trainer.reproduce.page;

import java.util.Locale;
import org.lanewise.models.Claim;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.verdict.Interval;
import org.lanewise.trainer.reproduce.verdict.OverSeeds;

/** Numbers in the unit of the quantity they belong to. */
final class NumberText {
    private NumberText() {}

    /** As printed, and what it means where that is another number. */
    static String claimed(Claim claim) {
        return claim.isCorrected()
                ? claim.printed() + " (means " + of(claim.quantity(), claim.value()) + ")"
                : claim.printed();
    }

    static String of(Quantity quantity, double value) {
        return switch (quantity) {
            case Quantity.Accuracy _ -> Figures.percent(value);
            case Quantity.AccuracyGain _ -> String.format(Locale.ROOT, "%+.2f points", 100 * value);
            case Quantity.Loss _,Quantity.Penalty _ -> String.format(Locale.ROOT, "%.5f", value);
            case Quantity.TrainingTime _ -> Figures.duration(value);
            case Quantity.With with -> of(with.quantity(), value);
            case Quantity.ImagesToAccuracy _,Quantity.ParameterCount _,Quantity.LayerParameterCount _ -> Figures.count(
                    Math.round(value));
        };
    }

    /** Mean, and the range of the seeds if there are several. */
    static String measured(Quantity quantity, OverSeeds measured) {
        String mean = of(quantity, measured.mean());
        return measured.seeds() == 1 || measured.min() == measured.max()
                ? mean
                : mean + " (" + of(quantity, measured.min()) + " .. " + of(quantity, measured.max()) + ")";
    }

    /** The 95 % interval, as far as the quantity goes; nothing where there is none, or where nothing is judged by it. */
    static String interval(Quantity quantity, OverSeeds measured) {
        Interval interval = measured.interval();
        if (interval.low() == interval.high() || quantity instanceof Quantity.TrainingTime) {
            return "";
        }
        Interval possible = possible(quantity);
        return of(quantity, Math.max(interval.low(), possible.low())) + " .. "
                + of(quantity, Math.min(interval.high(), possible.high()));
    }

    /** Student's interval of two or three seeds knows no bounds. */
    private static Interval possible(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Accuracy _ -> new Interval(0, 1);
            case Quantity.AccuracyGain _ -> new Interval(-1, 1);
            case Quantity.With with -> possible(with.quantity());
            default -> new Interval(0, Double.POSITIVE_INFINITY);
        };
    }

    /** How many times the printed time our own is; for times only. */
    static String ratio(Claim claim, OverSeeds measured) {
        return String.format(Locale.ROOT, "%.1f times as fast", claim.value() / measured.mean());
    }
}
