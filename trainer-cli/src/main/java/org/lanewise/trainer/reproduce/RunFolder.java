package org.lanewise.trainer.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.store.StoreException;

/**
 * Where a run is kept. {@code result.json} is written last: where it is, the run is over.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {
    /** The folder of one trial below the folder of all; runs of another length do not replace each other. */
    static RunFolder of(Path all, Experiment experiment, Scale scale, long seed) {
        boolean usual = experiment.epochs().at(scale) == experiment.epochs().usual();
        String length = usual ? "" : "-" + scale.name().toLowerCase(Locale.ROOT);
        return new RunFolder(all.resolve("runs").resolve(experiment.name()).resolve("seed-" + seed + length));
    }

    Path result() {
        return path.resolve("result.json");
    }

    Path curves() {
        return path.resolve("curves.safetensors");
    }

    /** The trained network. */
    public Path network() {
        return path.resolve("network.safetensors");
    }

    Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** The result, if the run is over and was this one. */
    Optional<Outcome> outcome(String key) {
        return Files.exists(result()) ? Outcome.read(result(), key) : Optional.empty();
    }

    void create() {
        create(path);
    }

    /** Makes a folder and those above it. */
    static void create(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new StoreException(path + ": the folder cannot be made: " + e.getMessage(), e);
        }
    }

    /** Removes what is left of an older run. */
    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be deleted: " + e.getMessage(), e);
        }
    }
}
