package org.lanewise.trainer.cli;

import java.util.Optional;
import org.lanewise.trainer.train.EarlyStopping;
import org.lanewise.trainer.train.StoppingWishes;
import picocli.CommandLine.Option;

/** When a run is measured, and whether it ends before its last epoch. */
final class StoppingOptions {
    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End when for N epochs the network has not become better on the images that --validation holds "
                    + "back; with the best weights, whether the run ends early or not. The test images are then looked at "
                    + "once.")
    private Integer patience;

    @Option(
            names = "--watch",
            paramLabel = "FIGURE",
            description = "What --patience watches: ${COMPLETION-CANDIDATES}. Default: loss.")
    private EarlyStopping.Watched watched;

    @Option(
            names = "--test-every",
            paramLabel = "N",
            description = "Measure after every N epochs, which takes time; 0: only at the end. Default: 1.")
    private Integer every;

    StoppingWishes wishes() {
        return new StoppingWishes(
                Optional.ofNullable(patience), Optional.ofNullable(watched), Optional.ofNullable(every));
    }

    /** The same, the best judged by a figure unless another is watched. */
    StoppingWishes wishes(EarlyStopping.Watched by) {
        return new StoppingWishes(
                Optional.ofNullable(patience), Optional.ofNullable(patience).map(_ -> watched == null ? by : watched),
                Optional.ofNullable(every));
    }

    /** What makes a network better. */
    EarlyStopping.Watched watched() {
        return watched == null ? EarlyStopping.Watched.LOSS : watched;
    }

    /** Epochs between two measurements. */
    int every() {
        return every == null ? 1 : every;
    }

    /** Finds out before a long run that it cannot be measured so. */
    void check() {
        if (every != null && every < 0) {
            throw new IllegalArgumentException(
                    "--test-every must be a number of epochs, or 0 to measure only at the end, got " + every);
        }
    }

    boolean areGiven() {
        return patience != null || watched != null || every != null;
    }

    /** What a checkpoint does not know, to be repeated in another command line. */
    String repeated() {
        return every == null ? "" : " --test-every " + every;
    }
}
