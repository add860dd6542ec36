package org.lanewise.engine.plan;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Work cut into chunks that may run in any order, on any thread. How many there are depends on sizes only, never on the
 * number of threads; what each computes depends on no other.
 */
interface Region {
    /** No work. */
    Region NONE = of(() -> 0, _ -> {});

    int chunks();

    void run(int chunk);

    static Region of(IntSupplier chunks, IntConsumer body) {
        return new Region() {
            @Override
            public int chunks() {
                return chunks.getAsInt();
            }

            @Override
            public void run(int chunk) {
                body.accept(chunk);
            }
        };
    }

    /** One chunk. */
    static Region single(Runnable body) {
        return of(() -> 1, _ -> body.run());
    }
}
