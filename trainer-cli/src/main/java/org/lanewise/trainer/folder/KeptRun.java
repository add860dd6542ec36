package org.lanewise.trainer.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.evaluate.Predictions;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.train.RunPlan;

/**
 * A run as its folder has it; it may still be going on.
 *
 * @param plan with which it was begun
 * @param events what happened, in order
 * @param outcome if it is over
 */
public record KeptRun(
        RunPaths paths, RunPlan plan, RunProvenance provenance, List<RunEvent> events, Optional<RunOutcome> outcome) {
    public KeptRun {
        events = List.copyOf(events);
    }

    /**
     * Reads a folder.
     *
     * @throws StoreException if it holds no run, or a file in it is damaged
     */
    public static KeptRun read(Path folder) {
        RunPaths paths = new RunPaths(folder);
        if (!paths.holdsRun()) {
            throw new StoreException(folder + ": " + (Files.isDirectory(folder)
                    ? "holds no run, there is no " + paths.settings().getFileName()
                    : Files.exists(folder) ? "is a file, not a run folder" : "there is no such folder")
                    + "; 'trainer train --run FOLDER' makes one");
        }
        return new KeptRun(
                paths,
                JsonFile.read(paths.settings(), RunPlan.class),
                JsonFile.read(paths.provenance(), RunProvenance.class),
                EventLog.read(paths.events()),
                Files.exists(paths.result())
                        ? Optional.of(JsonFile.read(paths.result(), RunOutcome.class))
                        : Optional.empty());
    }

    /** The name of the folder. */
    public String name() {
        return paths.folder().toAbsolutePath().normalize().getFileName().toString();
    }

    /** All events of one kind, in order. */
    public <T extends RunEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The trained network; of a run that is not over, as it was last saved; empty before that. */
    public Optional<NetworkFile> network() {
        if (outcome.isPresent()) {
            return Optional.of(NetworkFile.read(paths.network()));
        }
        return Files.exists(paths.checkpoint())
                ? Optional.of(NetworkFile.read(paths.checkpoint()))
                : Optional.empty();
    }

    /** What the network makes of every image it was measured on, if the run is over. */
    public Optional<Predictions> predictions() {
        return outcome.map(_ -> Predictions.read(paths.predictions()));
    }
}
