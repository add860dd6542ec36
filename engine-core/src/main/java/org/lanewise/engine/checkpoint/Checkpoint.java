package org.lanewise.engine.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * stopped. The file is also a network file.
 *
 * @param network weights, normalisation, provenance
 * @param settings of the training
 * @param progress how far it has come
 * @param memory the optimiser's arrays, one a slot, lying like the parameters
 */
public record Checkpoint(NetworkFile network, TrainingSettings settings, Progress progress, List<float[]> memory) {
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
                List.of(training.optimizer().memory()));
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
                    network, settings, NetworkFile.member(stored, PROGRESS, Progress.class), memory);
        });
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
        Training training = new Training(parameters, settings, examples, kernels, workers);
        for (int i = 0; i < memory.size(); i++) {
            float[] values = memory.get(i);
            System.arraycopy(values, 0, training.optimizer().memory()[i], 0, values.length);
        }
        training.restore(progress);
        return training;
    }
}
