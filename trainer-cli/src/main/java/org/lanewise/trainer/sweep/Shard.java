package org.lanewise.trainer.sweep;

import java.util.stream.IntStream;

/**
 * A part of a sweep: every so many trials, so that all parts take about the same time.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
    /** The whole. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "--shard must be I/N with I from 1 to N, got " + number + "/" + of);
        }
    }

    /**
     * Reads {@code 2/4}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Shard parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new Shard(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--shard must be I/N, like 2/4, got '" + text + "'", e);
        }
        throw new IllegalArgumentException("--shard must be I/N, like 2/4, got '" + text + "'");
    }

    /** The trials of this part among so many. */
    public IntStream indices(int trials) {
        return IntStream.range(0, trials).filter(index -> index % of == number - 1);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
