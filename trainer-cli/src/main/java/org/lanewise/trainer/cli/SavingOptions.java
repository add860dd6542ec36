package org.lanewise.trainer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.folder.RunPaths;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;
import picocli.CommandLine.Option;

/** Where a run is kept. */
final class SavingOptions {
    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Keep the run in a folder: settings, log, checkpoint, result. 'report' and 'compare' read it.")
    private Path run;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Save the run there after every epoch and at its end.")
    private Path checkpoint;

    @Option(names = "--checkpoint-every", paramLabel = "N", description = "Save it after every N batches as well.")
    private Long every;

    @Option(
            names = "--resume",
            paramLabel = "FILE|DIR",
            description = "Go on with the run saved or kept there, and save it there unless --checkpoint or --run says "
                    + "otherwise.")
    private Path resume;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "At the end save the network there, without what only training needs.")
    private Path save;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write losses, accuracies, learning rate and speed there for TensorBoard.")
    private Path tensorBoard;

    @Option(names = "--overwrite", description = "Let --run, --checkpoint and --save replace what is there.")
    private boolean overwrite;

    /** The checkpoint to go on from. */
    Optional<Path> resume() {
        return resumedRun().map(RunPaths::checkpoint).or(() -> Optional.ofNullable(resume));
    }

    /** The folder to go on in. */
    private Optional<RunPaths> resumedRun() {
        return Optional.ofNullable(resume).filter(Files::isDirectory).map(RunPaths::new);
    }

    /** The folder that keeps the run. */
    Optional<RunPaths> run() {
        return run != null ? Optional.of(new RunPaths(run))
                : checkpoint != null ? Optional.empty() : resumedRun();
    }

    /** Whether that folder holds the run already. */
    boolean goesOnInRun() {
        return run().isPresent() && run().equals(resumedRun());
    }

    Optional<Path> checkpoint() {
        return run().map(RunPaths::checkpoint).or(() -> Optional.ofNullable(checkpoint)).or(this::resume);
    }

    /** What to name to take the run up again. */
    Optional<Path> toResume() {
        return run().map(RunPaths::folder).or(this::checkpoint);
    }

    /** Batches between two checkpoints, 0 for none within an epoch. */
    long every() {
        return every == null ? 0 : every;
    }

    Optional<Path> save() {
        return Optional.ofNullable(save);
    }

    /** Where the run is kept, in words, if anything is kept of it. */
    Optional<String> kept() {
        return toResume().or(this::save).or(this::tensorBoard).map(Path::toString);
    }

    /** What a replay needs of the run before it is taken up again, as far as its folder says. */
    List<RunEvent> logBefore(RunInfo info) {
        return !goesOnInRun() ? List.of()
                : EventLog.readUpTo(run().orElseThrow().events(), info.begins().steps(), info.plan().settings())
                        .stream()
                        .filter(event -> event instanceof RunEvent.Origin || event instanceof RunEvent.SettingsChanged)
                        .toList();
    }

    Optional<Path> tensorBoard() {
        return Optional.ofNullable(tensorBoard);
    }

    /** What else was given, to be repeated in the command line that takes the run up again. */
    String repeated() {
        String saved = save().map(file -> " --save " + Invocation.quoted(file)).orElse("");
        String board = tensorBoard().map(folder -> " --tensorboard " + Invocation.quoted(folder)).orElse("");
        return (every == null ? "" : " --checkpoint-every " + every) + board + saved
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
            throw new IllegalArgumentException("--checkpoint-every needs --checkpoint FILE or --run DIR");
        }
        if (run != null && checkpoint != null) {
            throw new IllegalArgumentException("--run keeps its checkpoint in its folder; leave --checkpoint out");
        }
        if (save != null && checkpoint().map(Path::toAbsolutePath).equals(save().map(Path::toAbsolutePath))) {
            throw new IllegalArgumentException("--save and --checkpoint name the same file, " + save);
        }
        if (run().isPresent()) {
            check(run().get());
        } else {
            checkpoint().ifPresent(file -> check("--checkpoint", file, file.equals(resume)));
        }
        save().ifPresent(file -> check("--save", file, false));
    }

    private void check(RunPaths paths) {
        if (Files.exists(paths.folder()) && !Files.isDirectory(paths.folder())) {
            throw new IllegalArgumentException("--run " + paths.folder() + ": is a file, expected a folder");
        }
        if (paths.holdsRun() && !goesOnInRun() && !overwrite) {
            throw new IllegalArgumentException("--run " + paths.folder() + ": there is a run already; "
                    + "--overwrite replaces it, and --resume " + Invocation.quoted(paths.folder())
                    + " goes on with it");
        }
    }

    /**
     * Makes sure that there is something to go on with.
     *
     * @throws StoreException if there is only a folder
     */
    void checkResume() {
        resumedRun().filter(paths -> !Files.exists(paths.checkpoint())).ifPresent(paths -> {
            throw new StoreException(paths.folder() + ": " + (paths.holdsRun()
                    ? "the run was killed before it was first saved; begin it anew with --run and --overwrite"
                    : "holds no run"));
        });
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
