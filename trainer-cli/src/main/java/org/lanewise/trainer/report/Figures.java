package org.lanewise.trainer.report;

import java.math.BigDecimal;
import java.math.MathContext;
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

    /** Three digits that count: 0.0123456 as {@code 0.0123}, 4.7e-8 as {@code 4.7e-8}. */
    public static String brief(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return number == 0 ? "0" : Double.toString(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= -4 && exponent < 6
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
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
