package org.lanewise.trainer.train;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that somebody has for a run.
 *
 * @param seconds above 0
 */
public record Budget(double seconds) {
    private static final Pattern TEXT =
            Pattern.compile("(?:(\\d+)h)?(?:(\\d+(?:\\.\\d+)?)m)?(?:(\\d+(?:\\.\\d+)?)s?)?");

    /** The part that is planned for: speeds vary, and a run should not be late. */
    private static final double PLANNED = 0.95;

    public Budget {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--budget must be above 0 seconds, got " + seconds);
        }
    }

    /**
     * A time as it is typed: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 300}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT).strip());
        if (text.isBlank() || !matcher.matches()) {
            throw new IllegalArgumentException("--budget must be a time like 90s, 5m or 1h30m, got '" + text + "'");
        }
        return new Budget(3600 * part(matcher, 1) + 60 * part(matcher, 2) + part(matcher, 3));
    }

    private static double part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Double.parseDouble(matcher.group(group));
    }

    /** As it could be typed. */
    @Override
    public String toString() {
        long whole = Math.round(Math.ceil(seconds));
        String hours = whole >= 3600 ? whole / 3600 + "h" : "";
        String minutes = whole / 60 % 60 > 0 ? whole / 60 % 60 + "m" : "";
        String rest = whole % 60 > 0 || whole < 60 ? whole % 60 + "s" : "";
        return seconds < 60 && seconds != Math.rint(seconds)
                ? BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString() + "s"
                : hours + minutes + rest;
    }

    /**
     * How much of a run fits.
     *
     * @param budget seconds for all
     * @param spent seconds that were gone when it was planned
     * @param secondsPerEpoch measured
     * @param secondsPerMeasurement measured
     * @param epochs that fit
     * @param secondsAtEnd when the run will be over, from its start
     */
    public record Plan(
            double budget, double spent, double secondsPerEpoch, double secondsPerMeasurement, int epochs,
            double secondsAtEnd) {}

    /**
     * Plans a run.
     *
     * @param spent seconds that are gone
     * @param secondsPerEpoch of training
     * @param secondsPerMeasurement of all images to measure on
     * @param every epochs between two measurements, 0 for none but the last
     * @param secondsOfLastTest of test images that are looked at when all is over, else 0
     * @throws IllegalArgumentException if not even one epoch fits
     */
    public Plan plan(
            double spent, double secondsPerEpoch, double secondsPerMeasurement, int every, double secondsOfLastTest) {
        double atEnd = secondsOfLastTest + (every == 1 ? 0 : secondsPerMeasurement);
        double each = secondsPerEpoch + (every == 0 ? 0 : secondsPerMeasurement / every);
        double epochs = Math.floor((PLANNED * seconds - spent - atEnd) / each);
        if (epochs < 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--budget %s is too short: %.1f s are gone before the first epoch, and an epoch takes %.1f s; "
                            + "at least --budget %s is needed",
                    this, spent, each + atEnd, new Budget(Math.ceil((spent + atEnd + each) / PLANNED) + 1)));
        }
        int planned = (int) Math.min(epochs, Integer.MAX_VALUE);
        return new Plan(
                seconds, spent, secondsPerEpoch, secondsPerMeasurement, planned, spent + atEnd + planned * each);
    }
}
