package org.lanewise.trainer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.StoreException;
import picocli.CommandLine.Option;

/** Where a run is kept. */
final class SavingOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Save the run there after every epoch and at its end.")
    private Path checkpoint;

    @Option(names = "--checkpoint-every", paramLabel = "N", description = "Save it after every N batches as well.")
    private Long every;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Go on with the run saved there, and save it there unless --checkpoint says otherwise.")
    private Path resume;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "At the end save the network there, without what only training needs.")
    private Path save;

    @Option(names = "--overwrite", description = "Let --checkpoint and --save replace what is there.")
    private boolean overwrite;

    Optional<Path> resume() {
        return Optional.ofNullable(resume);
    }

    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint).or(this::resume);
    }

    /** Batches between two checkpoints, 0 for none within an epoch. */
    long every() {
        return every == null ? 0 : every;
    }

    Optional<Path> save() {
        return Optional.ofNullable(save);
    }

    /** Whether anything is to be kept of the run. */
    boolean keeps() {
        return checkpoint != null || save != null;
    }

    /** What else was given, to be repeated in the command line that takes the run up again. */
    String repeated() {
        String saved = save().map(file -> " --save " + Invocation.quoted(file)).orElse("");
        return (every == null ? "" : " --checkpoint-every " + every) + saved
                + (overwrite && save != null ? " --overwrite" : "");
    }

    /**
     * Finds out before a long run, not after it, that it cannot be kept.
     *
     * @throws IllegalArgumentException if a file cannot be written, or would replace another
     */
    void check() {
        if (every != null && every < 1) {
            throw new IllegalArgumentException("--checkpoint-every must be at least 1, got " + every);
        }
        if (every != null && checkpoint().isEmpty()) {
            throw new IllegalArgumentException("--checkpoint-every needs --checkpoint FILE");
        }
        if (save != null && checkpoint().map(Path::toAbsolutePath).equals(save().map(Path::toAbsolutePath))) {
            throw new IllegalArgumentException("--save and --checkpoint name the same file, " + save);
        }
        checkpoint().ifPresent(file -> check("--checkpoint", file, file.equals(resume)));
        save().ifPresent(file -> check("--save", file, false));
    }

    private void check(String option, Path file, boolean goesOn) {
        try {
            AtomicFile.check(file);
        } catch (StoreException e) {
            throw new IllegalArgumentException(option + " " + e.getMessage(), e);
        }
        if (Files.exists(file) && !overwrite && !goesOn) {
            throw new IllegalArgumentException(option + " " + file + ": there is such a file already; "
                    + "--overwrite replaces it, and --resume goes on with a run that was saved");
        }
    }
}
