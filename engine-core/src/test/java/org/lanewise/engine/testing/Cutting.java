package org.lanewise.engine.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** A way of cutting rows, channels or chunks 0 .. size - 1 into ranges, and the order in which they are run. */
public interface Cutting {
    /** From {@code from} (inclusive) to {@code to} (exclusive). */
    record Range(int from, int to) {}

    /** All at once. */
    Cutting WHOLE = size -> List.of(new Range(0, size));

    List<Range> cut(int size);

    /** Ranges of random length in random order. */
    static Cutting shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return size -> {
            List<Range> ranges = new ArrayList<>();
            int from = 0;
            while (from < size) {
                int to = random.nextInt(from, size) + 1;
                ranges.add(new Range(from, to));
                from = to;
            }
            Collections.shuffle(ranges, new Random(random.nextLong()));
            return ranges;
        };
    }
}
