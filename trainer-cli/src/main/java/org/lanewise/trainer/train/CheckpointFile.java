package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.train.Training;

/**
 * Where a run saves itself: one file, replaced each time.
 *
 * @param file the checkpoint
 * @param everySteps save also whenever the number of updates is a multiple of this; 0 for after epochs only
 * @param normalization stored with the network
 * @param provenance stored with the network
 */
public record CheckpointFile(Path file, long everySteps, Normalization normalization, Provenance provenance) {
    public CheckpointFile {
        if (everySteps < 0) {
            throw new IllegalArgumentException(
                    "the number of steps between checkpoints must be at least 1, got " + everySteps);
        }
    }

    /** Whether a checkpoint is due in the middle of an epoch. */
    boolean isDue(Training training) {
        return everySteps > 0 && training.optimizer().steps() % everySteps == 0;
    }

    /**
     * Saves the run as it is now.
     *
     * @param best the network that the run is to end with, if that may be another than it goes on with
     * @throws org.lanewise.engine.store.StoreException if that fails; the older file stays
     */
    void save(Training training, Measurements measurements, Optional<BestNetwork> best) {
        Map<String, String> entries = new HashMap<>(provenance.entries());
        entries.putAll(measurements.entries());
        best.filter(_ -> measurements.best().isPresent())
                .map(network -> Checkpoint.of(
                        training, network.values(), network.last(training), normalization, entries))
                .orElseGet(() -> Checkpoint.of(training, normalization, entries))
                .write(file);
    }
}
