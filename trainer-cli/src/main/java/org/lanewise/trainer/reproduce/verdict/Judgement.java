package org.lanewise.trainer.reproduce.verdict;

import java.util.List;

/**
 * A verdict and its reason.
 *
 * @param reason a phrase; empty where the numbers say it all
 */
public record Judgement(Verdict verdict, String reason) {
    /** What is said of a time that was measured as the report measured it, elsewhere. */
    public static final Judgement ANOTHER_MACHINE = none("another machine");

    /** Numbers closer than this are the same: results of the same arithmetic in another order. */
    private static final double ROUNDING = 1e-9;

    /** An accuracy whose mean over seeds is not known to so much says nothing. */
    private static final double WIDEST_SHARE = 0.25;

    /** A verdict that needs no words. */
    static Judgement of(Verdict verdict) {
        return new Judgement(verdict, "");
    }

    /** What is not judged, and why. */
    public static Judgement none(String reason) {
        return new Judgement(Verdict.NOT_JUDGED, reason);
    }

    /** Judges a number by the rules of this package. */
    public static Judgement of(Printed printed, OverSeeds measured) {
        return switch (printed.kind()) {
            case TIME -> ANOTHER_MACHINE;
            case MISCOUNT -> new Judgement(Verdict.NOT_REPRODUCED, "the report miscounts");
            case COUNT -> of(
                    measured.measurements().stream().allMatch(count -> count.value() == printed.value())
                            ? Verdict.REPRODUCED
                            : Verdict.NOT_REPRODUCED);
            case HIGHER, LOWER, EQUAL -> compared(printed, measured);
        };
    }

    /**
     * Judges a number whose origin is not certain.
     *
     * @param measured by the variant that is meant
     * @param variants other ways that the report may have gone
     * @param reason what is not known about the run that printed the number
     */
    public static Judgement of(Printed printed, OverSeeds measured, List<OverSeeds> variants, String reason) {
        Judgement meant = of(printed, measured);
        if (meant.verdict() != Verdict.NOT_REPRODUCED) {
            return meant;
        }
        boolean explained =
                variants.stream().anyMatch(variant -> of(printed, variant).verdict() != Verdict.NOT_REPRODUCED);
        return explained
                ? new Judgement(Verdict.NOT_REPRODUCED, "another variant reaches it")
                : new Judgement(Verdict.NOT_REPRODUCIBLE, reason);
    }

    private static Judgement compared(Printed printed, OverSeeds measured) {
        if (measured.seeds() == 1 && measured.measurements().getFirst() instanceof Measurement.Plain) {
            return none("one seed shows no spread");
        }
        double mean = measured.mean();
        Interval ours = measured.interval();
        Interval theirs = printed.interval(measured);
        double difference = mean - printed.value();
        double low = difference - Math.hypot(mean - ours.low(), theirs.high() - printed.value());
        double high = difference + Math.hypot(ours.high() - mean, printed.value() - theirs.low());
        if (low <= ROUNDING && high >= -ROUNDING) {
            return saysNothing(ours, printed, measured)
                    ? none("the seeds differ too much to tell")
                    : of(Verdict.REPRODUCED);
        }
        return of(switch (printed.kind()) {
            case HIGHER -> low > 0 ? Verdict.BETTER : Verdict.NOT_REPRODUCED;
            case LOWER -> high < 0 ? Verdict.BETTER : Verdict.NOT_REPRODUCED;
            case EQUAL, COUNT, MISCOUNT, TIME -> Verdict.NOT_REPRODUCED;
        });
    }

    /** Where a seed learned nothing, an interval over the seeds holds whatever a report may print. */
    private static boolean saysNothing(Interval ours, Printed printed, OverSeeds measured) {
        if (measured.seeds() == 1) {
            return false;
        }
        return measured.measurements().getFirst() instanceof Measurement.Share
                ? measured.mean() - ours.low() > WIDEST_SHARE
                : printed.kind() == Printed.Kind.LOWER && ours.low() < 0;
    }

    /** The verdict, and the reason in brackets. */
    @Override
    public String toString() {
        return reason.isEmpty() ? verdict.toString() : verdict + " (" + reason + ")";
    }
}
