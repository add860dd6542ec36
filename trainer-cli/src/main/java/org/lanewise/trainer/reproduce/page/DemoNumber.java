package org.lanewise.trainer.reproduce.page;

import java.math.BigDecimal;

/** Numbers as the demo of ConvNetJS shows them. */
final class DemoNumber {
    private static final double SCALE = 1e5;

    private DemoNumber() {}

    /** Rounded down to five digits after the point, without zeros at the end: 0.98039, 0, -0.00001. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        // In double precision, as the demo computes it: 0.96 stays 0.96, and 0.29 becomes 0.28999.
        double floor = Math.floor(value * SCALE) / SCALE;
        return floor == 0 ? "0" : BigDecimal.valueOf(floor).stripTrailingZeros().toPlainString();
    }
}
