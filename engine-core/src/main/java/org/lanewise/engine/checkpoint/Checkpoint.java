package org.lanewise.engine.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.store.StoredTensor;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/**
 * A training at rest: everything that {@link #resume} needs to go on and end with the same bits as if it had never
 * stopped. The file is also a network file, and where {@link #trained} is stored beside the network, that is the network.
 *
 * @param network weights, normalisation, provenance
 * @param settings of the training
 * @param progress how far it has come
 * @param memory the optimiser's arrays, one a slot, lying like the parameters
 * @param trained what training goes on with, lying like the parameters, where that is not {@code network}: a training that
 *     will end with the best of its networks is stored with the best so far
 */
public record Checkpoint(
        NetworkFile network, TrainingSettings settings, Progress progress, List<float[]> memory,
        Optional<float[]> trained) {
    private static final String TRAINED = "training.";
    private static final String SETTINGS = "settings";
    private static final String PROGRESS = "progress";

    public Checkpoint {
        memory = List.copyOf(memory);
    }

    /** A training as it is now. It shares the arrays of the training: write it before the next step. */
    public static Checkpoint of(Training training, Normalization normalization, Map<String, String> provenance) {
        return new Checkpoint(
                new NetworkFile(training.parameters(), normalization, provenance),
                training.settings(),
                training.progress(),
                List.of(training.optimizer().memory()),
                Optional.empty());
    }

    /**
     * A training as it is now, that will not end with the network it goes on with.
     *
     * @param network the values to be used, lying like the parameters
     * @param trained the values to go on with, lying like the parameters; those of the training itself are not stored
     */
    public static Checkpoint of(
            Training training, float[] network, float[] trained, Normalization normalization,
            Map<String, String> provenance) {
        Parameters parameters = new Parameters(training.network());
        System.arraycopy(network, 0, parameters.values(), 0, network.length);
        return new Checkpoint(
                new NetworkFile(parameters, normalization, provenance),
                training.settings(),
                training.progress(),
                List.of(training.optimizer().memory()),
                Optional.of(trained));
    }

    /**
     * Writes the file; an older one is replaced only when the new one is complete.
     *
     * @throws StoreException if it cannot be written, or the network has a layer that has no text form
     */
    public void write(Path file) {
        Map<String, String> metadata = network.metadata();
        metadata.put(SETTINGS, RecordCodec.encode(TrainingSettings.class, settings).toString());
        metadata.put(PROGRESS, RecordCodec.encode(Progress.class, progress).toString());
        List<StoredTensor> tensors = new ArrayList<>(network.tensors());
        List<String> slots = settings.optimizer().slots();
        for (int i = 0; i < slots.size(); i++) {
            tensors.addAll(NetworkFile.tensors(prefix(slots.get(i)), network.parameters(), memory.get(i)));
        }
        trained.ifPresent(values -> tensors.addAll(NetworkFile.tensors(TRAINED, network.parameters(), values)));
        new Safetensors(metadata, tensors).write(file);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws StoreException if it cannot be read, is damaged, or is something else; the message begins with the file
     */
    public static Checkpoint read(Path file) {
        return NetworkFile.in(file, () -> {
            Safetensors stored = Safetensors.read(file);
            NetworkFile network = NetworkFile.of(stored);
            if (!stored.metadata().containsKey(SETTINGS)) {
                throw new StoreException(
                        "this is a network file, not a checkpoint: training cannot be resumed from it");
            }
            TrainingSettings settings = NetworkFile.member(stored, SETTINGS, TrainingSettings.class);
            List<float[]> memory = new ArrayList<>();
            for (String slot : settings.optimizer().slots()) {
                float[] values = network.parameters().newArray();
                NetworkFile.fill(prefix(slot), network.parameters(), values, stored);
                memory.add(values);
            }
            return new Checkpoint(
                    network, settings, NetworkFile.member(stored, PROGRESS, Progress.class), memory,
                    trained(stored, network.parameters()));
        });
    }

    private static Optional<float[]> trained(Safetensors stored, Parameters parameters) {
        if (stored.tensors().keySet().stream().noneMatch(name -> name.startsWith(TRAINED))) {
            return Optional.empty();
        }
        float[] values = parameters.newArray();
        NetworkFile.fill(TRAINED, parameters, values, stored);
        return Optional.of(values);
    }

    private static String prefix(String slot) {
        return "optimizer." + slot + ".";
    }

    /**
     * The training, ready for its next step.
     *
     * @param examples the same as before; only their number can be checked here
     * @throws IllegalArgumentException if there are fewer examples than the training has seen in its epoch
     */
    public Training resume(Examples examples, Kernels kernels, Workers workers) {
        Parameters parameters = network.parameters().copy();
        trained.ifPresent(values -> System.arraycopy(values, 0, parameters.values(), 0, values.length));
        Training training = new Training(parameters, settings, examples, kernels, workers);
        for (int i = 0; i < memory.size(); i++) {
            float[] values = memory.get(i);
            System.arraycopy(values, 0, training.optimizer().memory()[i], 0, values.length);
        }
        training.restore(progress);
        return training;
    }
}
