package org.lanewise.trainer.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.folder.JsonFile;
import org.lanewise.trainer.folder.RunPaths;

/**
 * Where a sweep is kept: {@code sweep.json} says what is tried, {@code trials/0001} and so on are run folders, each with a
 * {@code trial.json} when its trial is over; {@code result.json} says how the sweep ended.
 */
public record SweepFolder(Path folder) {
    private Path plan() {
        return folder.resolve("sweep.json");
    }

    private Path resultFile() {
        return folder.resolve("result.json");
    }

    /** The best network, when the sweep is over. */
    public Path network() {
        return folder.resolve("best.safetensors");
    }

    /** The run folder of a trial, from 0. */
    public RunPaths trial(int index) {
        return new RunPaths(folder.resolve("trials").resolve(String.format(Locale.ROOT, "%04d", index + 1)));
    }

    private Path outcomeFile(int index) {
        return trial(index).folder().resolve("trial.json");
    }

    /**
     * Begins a sweep here, or goes on with it. Others may do the same with other parts of it at the same time.
     *
     * @throws StoreException if another sweep is kept here, or nothing can be
     */
    public void begin(SweepPlan plan) {
        if (holdsSweep()) {
            SweepPlan kept = readPlan();
            if (!kept.equals(plan)) {
                throw new StoreException(folder + ": another sweep is kept there, " + difference(kept, plan)
                        + "; choose another --out, or the same options to go on with it");
            }
            return;
        }
        makeFolder();
        JsonFile.write(plan(), SweepPlan.class, plan);
    }

    /** Makes the folder where it is missing. */
    void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + ": the folder cannot be made: " + e.getMessage(), e);
        }
    }

    private static String difference(SweepPlan kept, SweepPlan wanted) {
        if (!kept.dataSha256().equals(wanted.dataSha256())) {
            return "of other data";
        }
        if (!kept.base().equals(wanted.base())) {
            return "of " + String.join(" ", kept.base()) + " and not of " + String.join(" ", wanted.base());
        }
        return kept.by() == wanted.by() ? "with other settings to try" : "judged by " + kept.by();
    }

    /** Whether a sweep is kept here. */
    boolean holdsSweep() {
        return Files.exists(plan());
    }

    /**
     * What is tried.
     *
     * @throws StoreException if no sweep is kept here, or it cannot be read
     */
    public SweepPlan readPlan() {
        if (!holdsSweep()) {
            throw new StoreException(folder + ": " + (Files.isDirectory(folder)
                    ? "holds no sweep, there is no " + plan().getFileName()
                    : "there is no such folder"));
        }
        return JsonFile.read(plan(), SweepPlan.class);
    }

    /** What came of a trial, if it is over. */
    public Optional<TrialOutcome> outcome(int index) {
        return Files.exists(outcomeFile(index))
                ? Optional.of(JsonFile.read(outcomeFile(index), TrialOutcome.class))
                : Optional.empty();
    }

    void write(TrialOutcome outcome) {
        JsonFile.write(outcomeFile(outcome.index()), TrialOutcome.class, outcome);
    }

    /** How the sweep ended, if it has. */
    public Optional<SweepResult> result() {
        return Files.exists(resultFile())
                ? Optional.of(JsonFile.read(resultFile(), SweepResult.class))
                : Optional.empty();
    }

    void write(SweepResult result) {
        JsonFile.write(resultFile(), SweepResult.class, result);
    }
}
