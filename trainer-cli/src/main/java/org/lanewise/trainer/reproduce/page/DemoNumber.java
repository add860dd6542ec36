package org.lanewise.trainer.reproduce.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the demo of ConvNetJS shows them. */
final class DemoNumber {
    private static final int DIGITS = 5;

    private DemoNumber() {}

    /** Rounded down to five digits after the point, without zeros at the end: 0.98039, 0, -0.00001. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal floor = new BigDecimal(value).setScale(DIGITS, RoundingMode.FLOOR);
        return floor.signum() == 0 ? "0" : floor.stripTrailingZeros().toPlainString();
    }
}
