package org.lanewise.trainer.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lanewise.engine.store.StoreException;

/**
 * Which file of a run folder is what.
 *
 * @param folder made by {@link #create}
 */
public record RunPaths(Path folder) {
    Path settings() {
        return folder.resolve("settings.json");
    }

    Path provenance() {
        return folder.resolve("provenance.json");
    }

    /** What happened, see {@link org.lanewise.trainer.run.EventLog}. */
    public Path events() {
        return folder.resolve("events.jsonl");
    }

    /** The run as it was last saved. */
    public Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    /** The trained network, when the run is over. */
    public Path network() {
        return folder.resolve("network.safetensors");
    }

    /** What the network makes of the images it was measured on, when the run is over. */
    Path predictions() {
        return folder.resolve("predictions.safetensors");
    }

    Path result() {
        return folder.resolve("result.json");
    }

    /** Whether a run is, or was, kept here. */
    public boolean holdsRun() {
        return Files.exists(settings());
    }

    /**
     * Makes the folder, and removes the files of an older run from it; whatever else is there stays.
     *
     * @throws StoreException if that fails
     */
    void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + ": the folder cannot be made: " + e.getMessage(), e);
        }
        List.of(settings(), provenance(), events(), checkpoint()).forEach(RunPaths::delete);
        forgetEnd();
    }

    /** Removes what a run has only when it is over. */
    void forgetEnd() {
        List.of(result(), predictions(), network()).forEach(RunPaths::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be deleted: " + e.getMessage(), e);
        }
    }
}
