package org.lanewise.trainer.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text, the same in every country. */
final class Decimal {
    private Decimal() {}

    /** A coordinate: at most one digit after the point, which is a tenth of a pixel. */
    static String coordinate(double pixels) {
        long tenths = Math.round(pixels * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** As exactly as a reader needs it: four digits, without zeros at the end. */
    static String brief(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value, new MathContext(4));
        if (rounded.signum() == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-5 || size >= 1e9) {
            return scientific(rounded);
        }
        return size >= 1000 ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : rounded.stripTrailingZeros().toPlainString();
    }

    /** 0.00000012 as {@code 1.2e-7}. */
    static String scientific(BigDecimal number) {
        BigDecimal digits = number.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Exactly that many digits after the point, thousands separated: {@code 60,000}, {@code 0.50}. */
    static String grouped(BigDecimal number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }
}
