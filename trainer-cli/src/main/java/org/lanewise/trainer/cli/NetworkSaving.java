package org.lanewise.trainer.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.train.RunResult;

/**
 * Saves the trained network where {@code --save} says.
 *
 * @param network as it is when the run is over
 */
record NetworkSaving(Path file, Supplier<NetworkFile> network) implements RunReport {
    @Override
    public void finished(RunResult result, String digest) {
        network.get().write(file);
    }
}
