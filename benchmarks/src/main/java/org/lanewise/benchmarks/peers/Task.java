package org.lanewise.benchmarks.peers;

import java.util.Locale;

/**
 * What both sides do.
 *
 * @param kind training steps or inference
 * @param model one of {@link org.lanewise.models.Models}
 * @param batch images at a time
 * @param threads how many may compute
 */
public record Task(Kind kind, String model, int batch, int threads) {
    /** What is done with a batch. */
    public enum Kind {
        /** A training step: forward, loss, back, update. */
        TRAINING,
        /** Logits. */
        INFERENCE
    }

    /** Whether the time of one call is asked for, and not how many images a second there are. */
    public boolean isLatency() {
        return kind == Kind.INFERENCE && batch == 1;
    }

    /** The task as words, which {@link #parse} reads; also its name in results. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + model + " " + batch + " " + threads;
    }

    /** Reads what {@link #toString} wrote. */
    public static Task parse(String text) {
        String[] words = text.split(" ");
        return new Task(
                Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
    }
}
