package org.lanewise.trainer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lanewise.trainer.data.DataSet;

/** A data set of a few hundred digits, quick to train on. */
final class SmallDigits {
    static final int TRAIN = 640;
    static final int TEST = 160;

    /** Steps of an epoch in batches of 100; the last batch is smaller. */
    static final int STEPS = 7;

    private SmallDigits() {}

    /** Writes it to a new folder of that name. */
    static Path in(Path parent, String name, long seed) {
        Path folder = parent.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataSet.synthetic(TRAIN, TEST, seed).write(folder);
        return folder;
    }
}
