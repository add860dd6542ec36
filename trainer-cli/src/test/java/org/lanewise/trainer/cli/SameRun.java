package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lanewise.trainer.data.DataSet;

/** The first 300 steps of a model on 20,000 images: an epoch and a half. */
final class SameRun {
    static final int STEPS = 300;

    private SameRun() {}

    static Path digitsIn(Path folder) {
        Path digits = folder.resolve("digits");
        try {
            Files.createDirectories(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataSet.synthetic(20_000, 200, 1).write(digits);
        return digits;
    }

    /** The digest of the parameters at the end of the run with these options. */
    static String digest(Path digits, String model, Object... options) {
        return Cli.run(arguments(digits, model, options).toArray()).digest();
    }

    /**
     * The run in a JVM of its own, with vector kernels.
     *
     * @param folder for its files
     * @param jvmOptions of that JVM
     */
    static Cli inJvm(Path folder, Path digits, List<String> jvmOptions, String model, Object... options)
            throws InterruptedException {
        List<String> all = Stream.concat(Child.VECTORS.stream(), jvmOptions.stream()).toList();
        List<String> arguments = arguments(digits, model, options).stream().map(Object::toString).toList();
        try (Child child = Child.startIn(folder, digits, all, arguments)) {
            assertThat(child.exitCode()).as(child.err()).isZero();
            return new Cli(0, child.out(), child.err());
        }
    }

    private static List<Object> arguments(Path digits, String model, Object... options) {
        List<Object> all = new ArrayList<>(List.of(
                "train", model, "--data", digits, "--max-steps", STEPS, "--json"));
        all.addAll(Arrays.asList(options));
        return all;
    }
}
