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

    /** What the seeds may add to the error of the images, in multiples of it; more, and almost any number would do. */
    private static final double WIDEST_SPREAD = 3;

    private static final String SEEDS_DIFFER = "the seeds differ too much to tell";
    private static final String ANOTHER_VARIANT = "another variant reaches it";

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
            case GAIN -> gained(printed, measured);
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
        return switch (meant.verdict()) {
            case REPRODUCED -> meant;
            case NOT_REPRODUCED -> isReached(printed, variants)
                    ? new Judgement(Verdict.NOT_REPRODUCED, ANOTHER_VARIANT)
                    : new Judgement(Verdict.NOT_REPRODUCIBLE, reason);
            case BETTER, NOT_JUDGED, NOT_REPRODUCIBLE ->
                    isReached(printed, variants) ? meant.and(ANOTHER_VARIANT) : meant;
        };
    }

    private static boolean isReached(Printed printed, List<OverSeeds> variants) {
        return variants.stream().anyMatch(variant -> of(printed, variant).verdict() == Verdict.REPRODUCED);
    }

    private Judgement and(String more) {
        return new Judgement(verdict, reason.isEmpty() ? more : reason + "; " + more);
    }

    /** A gain that may be none is none, however wide the interval that holds the printed one. */
    private static Judgement gained(Printed printed, OverSeeds measured) {
        Judgement judgement = compared(printed, measured);
        return judgement.verdict() == Verdict.REPRODUCED && measured.interval().contains(0)
                ? none("what was gained cannot be told from nothing")
                : judgement;
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
            return saysNothing(ours, printed, measured) ? none(SEEDS_DIFFER) : of(Verdict.REPRODUCED);
        }
        return of(switch (printed.kind()) {
            case HIGHER, GAIN -> low > 0 ? Verdict.BETTER : Verdict.NOT_REPRODUCED;
            case LOWER -> high < 0 ? Verdict.BETTER : Verdict.NOT_REPRODUCED;
            case EQUAL, COUNT, MISCOUNT, TIME -> Verdict.NOT_REPRODUCED;
        });
    }

    /** The fewer seeds and the more they differ, the more an interval holds; one that holds almost anything says nothing. */
    private static boolean saysNothing(Interval ours, Printed printed, OverSeeds measured) {
        if (measured.seeds() == 1) {
            return false;
        }
        double ofImages = measured.imageError();
        if (ofImages == 0) {
            return printed.kind() == Printed.Kind.LOWER && ours.low() < 0;
        }
        return Math.hypot(measured.spreadOfMean(), measured.spreadOfRun()) > WIDEST_SPREAD * Math.sqrt(2) * ofImages;
    }

    /** The verdict, and the reason in brackets. */
    @Override
    public String toString() {
        return reason.isEmpty() ? verdict.toString() : verdict + " (" + reason + ")";
    }
}
