package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts how often another way of adding gives other bits. */
final class Others {
    private int different;
    private int total;

    void count(float right, float other) {
        different += Float.floatToIntBits(right) != Float.floatToIntBits(other) ? 1 : 0;
        total++;
    }

    void assertTheOrderShows() {
        assertThat(different).as("of " + total).isGreaterThan(total / 10);
    }
}
