package org.lanewise.engine.plan;

import java.util.function.IntSupplier;
import org.lanewise.engine.tensor.Shape;

/**
 * Cuts the work on all blocks of a batch into block x part, with enough parts for several threads where there are few
 * blocks, and none so small that starting it costs more than doing it.
 *
 * @param blocks blocks at the moment
 * @param size what is cut: rows or channels
 * @param smallest the least size of a part that pays
 */
record Cut(IntSupplier blocks, int size, int smallest) {
    /** Chunks wanted: several for each of as many threads as such networks can use. */
    private static final int WANTED = 32;

    /** Vector multiply-adds that are worth a chunk of few positions: some ten microseconds. */
    private static final long WORTHWHILE = 50_000;

    /** What is done with a part of a block. */
    interface Body {
        void run(int block, int from, int to);
    }

    /**
     * Rows of a map, in bands of at least 48 positions, or 20 where these are work enough: few blocks of large chunks do not come
     * out even on several threads.
     *
     * @param work vector multiply-adds that all rows of a block take
     */
    static Cut rows(IntSupplier blocks, Shape shape, long work) {
        int rows = Math.ceilDiv(48, shape.width());
        int enough = (int) Math.min(rows, Math.ceilDiv(WORTHWHILE * shape.height(), work));
        return new Cut(blocks, shape.height(), Math.max(enough, Math.ceilDiv(20, shape.width())));
    }

    /** Channels of a map, in groups of at least 64 positions. */
    static Cut channels(Batch batch, Shape shape) {
        int plane = shape.height() * shape.width();
        return new Cut(batch::blocks, shape.channels(), Math.max(1, (64 + plane - 1) / plane));
    }

    /** Parts of a block. */
    int parts() {
        int wanted = Math.ceilDiv(WANTED, Math.max(1, blocks.getAsInt()));
        return Math.max(1, Math.min(wanted, size / smallest));
    }

    /** Where a part begins and the one before ends. */
    int first(int part) {
        return (int) ((long) size * part / parts());
    }

    Region region(Body body) {
        return Region.of(() -> blocks.getAsInt() * parts(), chunk -> {
            int part = chunk % parts();
            body.run(chunk / parts(), first(part), first(part + 1));
        });
    }
}
