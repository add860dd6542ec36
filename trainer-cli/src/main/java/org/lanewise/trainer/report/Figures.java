package org.lanewise.trainer.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as they are printed everywhere. */
public final class Figures {
    private Figures() {}

    /** 60000 as {@code 60,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 0.98382 as {@code 98.38 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Four digits after the point. */
    public static String loss(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    /** 1.0E-4 as {@code 0.0001}, 1.0 as {@code 1}. */
    public static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** {@code 0.42 s}, {@code 1:05}, {@code 2:00:09}. */
    public static String duration(double seconds) {
        if (seconds < 59.995) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        return clock(Math.round(seconds));
    }

    /** {@code 0:07}, {@code 1:05}, {@code 2:00:09}. */
    public static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
