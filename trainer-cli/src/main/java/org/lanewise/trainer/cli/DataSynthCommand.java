package org.lanewise.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.trainer.data.ContactSheet;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.MnistFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a data set. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Draws handwritten digits and saves them as files in the format of MNIST, or as a picture.",
        footer = {"", "Examples:", "  trainer data synth digits --train 60000 --test 10000 --seed 7",
            "  trainer data synth --picture digits.png"})
final class DataSynthCommand implements Callable<Integer> {
    private static final int COLUMNS = 24;
    private static final int SCALE = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where to put the files; made if need be.")
    private Path folder;

    @Option(names = "--train", paramLabel = "N", description = "Training images. Default: ${DEFAULT-VALUE}.")
    private int train = DataSet.BUILT_IN_TRAIN;

    @Option(names = "--test", paramLabel = "N", description = "Test images. Default: ${DEFAULT-VALUE}.")
    private int test = DataSet.BUILT_IN_TEST;

    @Option(names = "--seed", paramLabel = "N", description = "Other seeds give other images. Default: "
            + "${DEFAULT-VALUE}.")
    private long seed = DataSet.BUILT_IN_SEED;

    @Option(names = "--picture", paramLabel = "FILE", description = "A PNG with some of the training images.")
    private Path picture;

    @Override
    public Integer call() {
        if (folder == null && picture == null) {
            throw new IllegalArgumentException(
                    "nothing to do: name a FOLDER for the files, or --picture FILE, or both");
        }
        if (train < 1 || test < 1) {
            throw new IllegalArgumentException("--train and --test must be at least 1, got " + train + " and " + test);
        }
        if (folder != null) {
            prepare(folder);
        }
        DataSet data = DataSet.synthetic(train, test, seed);
        if (folder != null) {
            data.write(folder);
            say(data.description() + ": written to " + folder);
        }
        if (picture != null) {
            ContactSheet.write(data.train(), COLUMNS, SCALE, picture);
            say(data.description() + ": some of them in " + picture);
        }
        return ExitCode.OK;
    }

    private static void prepare(Path folder) {
        Optional<Path> existing = Arrays.stream(MnistFile.values())
                .flatMap(file -> file.in(folder).stream())
                .findFirst();
        if (existing.isPresent()) {
            throw new IllegalArgumentException(existing.get() + ": there is a data set already; choose another folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be made a folder; choose another", e);
        }
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
