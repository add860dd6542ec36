package org.lanewise.trainer.tensorboard;

import java.nio.file.Path;
import java.time.Instant;
import org.lanewise.trainer.run.EventSink;
import org.lanewise.trainer.run.RunEvent;

/**
 * Losses, accuracies, learning rate and speed for TensorBoard, in two folders that it shows as two runs with the same
 * charts: {@code train}, and {@code test} or {@code validation}.
 */
public final class TensorBoardFiles implements EventSink {
    private final EventFile train;
    private final EventFile measured;

    /**
     * Files in a folder that is made if need be. What is there already stays: it is what other processes wrote of this run.
     *
     * @param measuredOn {@code test} or {@code validation}
     * @throws org.lanewise.engine.store.StoreException if they cannot be made
     */
    public TensorBoardFiles(Path folder, String measuredOn) {
        Instant now = Instant.now();
        train = new EventFile(folder.resolve("train"), now);
        measured = new EventFile(folder.resolve(measuredOn), now);
    }

    @Override
    public void add(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                train.resumedAt(started.step() + 1);
                measured.resumedAt(started.step() + 1);
            }
            case RunEvent.Batches batches -> {
                train.scalar(batches.step(), "loss", batches.loss());
                train.scalar(batches.step(), "accuracy", batches.accuracy());
                train.scalar(batches.step(), "learning_rate", batches.learningRate());
                train.scalar(batches.step(), "images_per_second", batches.images() / batches.seconds());
            }
            case RunEvent.EpochEnded epoch -> {
                measured.scalar(epoch.step(), "loss", epoch.measuredLoss());
                measured.scalar(epoch.step(), "accuracy", epoch.measuredAccuracy());
            }
            default -> {
                // What is left has no number that could be drawn.
            }
        }
    }

    @Override
    public void close() {
        train.close();
        measured.close();
    }
}
