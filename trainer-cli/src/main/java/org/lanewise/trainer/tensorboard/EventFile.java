package org.lanewise.trainer.tensorboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.lanewise.engine.store.StoreException;

/**
 * A file of TensorBoard's events; the numbers of the fields are those of {@code tensorboard/compat/proto/event.proto} and
 * {@code summary.proto}.
 */
final class EventFile implements AutoCloseable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final RecordFile records;

    /**
     * A new file in a folder, which is made if need be. TensorBoard reads all files of a folder as one run, in the order of
     * their names.
     *
     * @param began when the process began; a part of the name
     * @throws StoreException if it cannot be made
     */
    EventFile(Path folder, Instant began) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + ": the folder cannot be made: " + e.getMessage(), e);
        }
        records = new RecordFile(folder.resolve(String.format(
                "events.out.tfevents.%010d.lanewise.%09d", began.getEpochSecond(), began.getNano())));
        records.add(
                new Protobuf().doubleValue(WALL_TIME, seconds(began)).string(FILE_VERSION, "brain.Event:2").bytes());
    }

    /** What files before this one say about this step and later ones is to be forgotten. */
    void resumedAt(long step) {
        records.add(event(step).message(SESSION_LOG, new Protobuf().integer(SESSION_STATUS, SESSION_START)).bytes());
    }

    void scalar(long step, String tag, double value) {
        Protobuf scalar = new Protobuf().string(TAG, tag).floatValue(SIMPLE_VALUE, (float) value);
        records.add(event(step).message(SUMMARY, new Protobuf().message(VALUE, scalar)).bytes());
    }

    private static Protobuf event(long step) {
        return new Protobuf().doubleValue(WALL_TIME, seconds(Instant.now())).integer(STEP, step);
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() * 1e-9;
    }

    @Override
    public void close() {
        records.close();
    }
}
