package org.lanewise.trainer.reproduce.verdict;

import org.lanewise.models.Claim;
import org.lanewise.models.Quantity;

/**
 * A number as a report prints it.
 *
 * @param value in the unit of what is measured
 * @param rounding how far the author's number may be from it and be printed the same
 * @param kind how it is compared
 */
public record Printed(double value, double rounding, Kind kind) {
    /** How a number is compared. */
    public enum Kind {
        /** More is better. */
        HIGHER,
        /** Less is better. */
        LOWER,
        /** What one way gains over another: more is better, and no gain is none. */
        GAIN,
        /** A property: neither more nor less is better. */
        EQUAL,
        /** Counted, and counted right. */
        COUNT,
        /** Counted, and counted wrong. */
        MISCOUNT,
        /** A time: nothing is to be learned from another machine's. */
        TIME
    }

    /** The number of a claim. */
    public static Printed of(Claim claim) {
        return new Printed(claim.value(), claim.rounding(), kind(claim));
    }

    private static Kind kind(Claim claim) {
        return switch (claim.quantity()) {
            case Quantity.TrainingTime _ -> Kind.TIME;
            case Quantity.ParameterCount _,Quantity.LayerParameterCount _ ->
                    claim.isCorrected() ? Kind.MISCOUNT : Kind.COUNT;
            case Quantity.AccuracyGain _ -> Kind.GAIN;
            default -> switch (claim.quantity().better()) {
                case HIGHER -> Kind.HIGHER;
                case LOWER -> Kind.LOWER;
                case NEITHER -> Kind.EQUAL;
            };
        };
    }

    /** Whether it was counted, which needs no run. */
    public boolean isCount() {
        return kind == Kind.COUNT || kind == Kind.MISCOUNT;
    }

    /** Where the number of another run of the same may lie. */
    Interval interval(OverSeeds measured) {
        Interval images = measured.onOtherImages(value);
        Interval run = OverSeeds.widened(value, images, measured.spreadOfRun());
        return new Interval(run.low() - rounding, run.high() + rounding);
    }
}
