package org.lanewise.trainer.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.trainer.data.DataFinder;
import org.lanewise.trainer.data.DataSet;
import picocli.CommandLine.Option;

/** Which images. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder with the four MNIST files. Without it: the folder named by the environment variable "
                    + DataFinder.VARIABLE + ", else what 'trainer data fetch' has fetched, else built-in synthetic "
                    + "digits.")
    private Path folder;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    DataSet find() {
        return DataFinder.ofThisUser().find(folder());
    }
}
