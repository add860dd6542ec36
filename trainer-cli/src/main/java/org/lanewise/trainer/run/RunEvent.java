package org.lanewise.trainer.run;

import org.lanewise.engine.network.Network;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.train.TrainingSettings;

/**
 * Something that happened in a run. Epochs count from 1, losses are means over images, shares lie in 0 .. 1. Times are those
 * of the machine's clock, as {@link java.time.Instant} writes them; durations are in seconds.
 */
public sealed interface RunEvent {
    /** Updates made since the very beginning of the run when it happened. */
    long step();

    /** The event on one line, without its end. */
    default String line() {
        return RecordCodec.encode(RunEvent.class, this).toString();
    }

    /**
     * The reverse of {@link #line}.
     *
     * @throws org.lanewise.engine.store.StoreException if the text is no event
     */
    static RunEvent parse(String line) {
        return RecordCodec.decode(RunEvent.class, Json.parse(line));
    }

    /**
     * From what the training starts that the log tells of; with the changes of settings that follow, all that decides its bits.
     * The first event of a log.
     *
     * @param step 0, or where the checkpoint stood that it goes on from
     * @param settings until they are changed
     * @param dataSha256 of the images as the run sees them, as {@code provenance.json} has it
     * @param normalization of the images, by name
     * @param augmentation of the training images, by name
     * @param parameters SHA-256 of the first parameters, 64 hexadecimal digits
     */
    record Origin(
            long step, Network network, TrainingSettings settings, String dataSha256, String normalization,
            String augmentation, String parameters) implements RunEvent {}

    /**
     * A process began to train: the first, or one that took the run up again.
     *
     * @param epochs after which the run is to end
     * @param maxSteps after which it is to end if that comes first
     */
    record Started(long step, String time, int epochs, long maxSteps, Machine machine) implements RunEvent {}

    /**
     * The length of the run was planned to fit into a time.
     *
     * @param budget seconds for all
     * @param spent seconds that were gone by then
     * @param secondsPerEpoch measured
     * @param secondsPerMeasurement measured
     * @param epochs that fit
     */
    record Planned(
            long step, double budget, double spent, double secondsPerEpoch, double secondsPerMeasurement,
            int epochs) implements RunEvent {}

    /**
     * Some batches were trained on.
     *
     * @param step of the last of them
     * @param batches how many, at least 1
     * @param images in all of them, at least 1
     * @param loss each taken just before the update it led to
     * @param learningRate of the update that follows
     * @param seconds since the event before, tests not counted
     */
    record Batches(
            long step, int epoch, int batches, int images, double loss, double accuracy, double learningRate,
            double seconds) implements RunEvent {
        public Batches {
            requirePositive("batches", batches);
            requirePositive("images", images);
        }
    }

    /**
     * An epoch was completed and tested.
     *
     * @param loss of the training images, each taken just before the update it led to
     * @param accuracy of the training images likewise
     * @param measuredLoss of the images to measure on
     * @param measuredCorrect how many of them got the right class
     * @param measuredImages how many there are, at least 1
     * @param images this process trained on in the epoch; fewer than all if it began in the middle
     * @param seconds time spent training on them
     */
    record EpochEnded(
            long step, int epoch, double loss, double accuracy, double measuredLoss, int measuredCorrect,
            int measuredImages, int images, double seconds) implements RunEvent {
        public EpochEnded {
            requirePositive("measuredImages", measuredImages);
        }

        /** Share of the images to measure on that got the right class. */
        public double measuredAccuracy() {
            return (double) measuredCorrect / measuredImages;
        }
    }

    /**
     * An epoch was completed, and not measured.
     *
     * @param loss of the training images, each taken just before the update it led to
     * @param accuracy of the training images likewise
     * @param images this process trained on in the epoch; fewer than all if it began in the middle
     * @param seconds time spent training on them
     */
    record EpochTrained(long step, int epoch, double loss, double accuracy, int images,
            double seconds) implements RunEvent {}

    /**
     * Somebody changed the settings while the run went on. They hold from the update that follows {@code step}; the same
     * change at the same step gives the same bits.
     */
    record SettingsChanged(long step, String time, TrainingSettings settings) implements RunEvent {}

    /** Somebody ended the process before the run had reached its goal. */
    record Interrupted(long step, String time) implements RunEvent {}

    /** The run could not go on. */
    record Failed(long step, String time, String reason) implements RunEvent {}

    /**
     * The run is over, and goes back to the best of its networks.
     *
     * @param best updates that this one had seen
     * @param epoch after which it was measured
     */
    record BestRestored(long step, int epoch, long best) implements RunEvent {}

    /**
     * The test images were looked at, when everything had been decided on others.
     *
     * @param looks how often this run has measured them, this time included
     */
    record TestRead(long step, double loss, int correct, int images, int looks) implements RunEvent {}

    /**
     * The run reached its goal.
     *
     * @param digest SHA-256 of the parameters, 64 hexadecimal digits
     * @param seconds this process spent, training and testing
     */
    record Ended(
            long step, String time, String digest, double measuredLoss, int measuredCorrect, int measuredImages,
            double seconds) implements RunEvent {}

    private static void requirePositive(String component, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(component + " must be at least 1, got " + value);
        }
    }
}
