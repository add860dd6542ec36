package org.lanewise.trainer.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.store.StoredTensor;
import org.lanewise.engine.tensor.Tensor;

/**
 * What a network made of every image. As a file: the tensors {@code labels}, {@code winners} (one value an image) and {@code
 * probabilities} (one row an image).
 *
 * @param classes number of classes
 * @param labels the right class of every image
 * @param winners the class that the network chose, by its logits: rounded probabilities may be equal where those are not
 * @param probabilities image by image, one value a class
 */
public record Predictions(int classes, int[] labels, int[] winners, float[] probabilities) {
    public Predictions {
        if (winners.length != labels.length || probabilities.length != Math.multiplyExact(labels.length, classes)) {
            throw new IllegalArgumentException(winners.length + " winners and " + probabilities.length
                    + " probabilities of " + classes + " classes do not belong to " + labels.length + " images");
        }
        for (int[] values : List.of(labels, winners)) {
            for (int value : values) {
                if (value < 0 || value >= classes) {
                    throw new IllegalArgumentException("there is no class " + value + " among " + classes);
                }
            }
        }
    }

    /** @param batch the largest number of images the plan takes at a time */
    static Predictions of(InferencePlan plan, int batch, Examples examples) {
        int classes = examples.classes();
        int[] labels = new int[examples.size()];
        int[] winners = new int[examples.size()];
        float[] probabilities = new float[examples.size() * classes];
        int[] indices = new int[batch];
        float[] logits = new float[classes];
        for (int from = 0; from < labels.length; from += batch) {
            int count = Math.min(batch, labels.length - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            Tensor output = plan.run(examples, indices, 0, count);
            for (int i = 0; i < count; i++) {
                output.copyImage(i, logits, 0);
                System.arraycopy(Softmax.of(logits), 0, probabilities, (from + i) * classes, classes);
                labels[from + i] = examples.label(from + i);
                winners[from + i] = plan.winner(i);
            }
        }
        return new Predictions(classes, labels, winners, probabilities);
    }

    /** Number of images. */
    public int images() {
        return labels.length;
    }

    /** Whether the network chose the right class. */
    public boolean isRight(int image) {
        return winners[image] == labels[image];
    }

    /** Probability of a class, 0 .. 1. */
    public float probability(int image, int type) {
        return probabilities[image * classes + type];
    }

    /** How many images got the right class. */
    public int correct() {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            correct += isRight(i) ? 1 : 0;
        }
        return correct;
    }

    /**
     * Writes the file.
     *
     * @throws StoreException if it cannot be written; an older one stays
     */
    public void write(Path file) {
        int[] shape = {labels.length};
        new Safetensors(Map.of(), List.of(
                StoredTensor.of("labels", shape, labels, 0),
                StoredTensor.of("winners", shape, winners, 0),
                StoredTensor.of("probabilities", new int[]{labels.length, classes}, probabilities, 0))).write(file);
    }

    /**
     * Reads the file.
     *
     * @throws StoreException if it cannot be read, is damaged, or is something else
     */
    public static Predictions read(Path file) {
        Safetensors stored = Safetensors.read(file);
        try {
            StoredTensor probabilities = stored.tensor("probabilities");
            if (probabilities.shape().length != 2) {
                throw new StoreException("the probabilities have the shape " + Arrays.toString(probabilities.shape())
                        + ", expected images x classes");
            }
            return new Predictions(
                    probabilities.shape()[1], stored.tensor("labels").toInts(), stored.tensor("winners").toInts(),
                    probabilities.toFloats());
        } catch (StoreException e) {
            throw e.in(file.toString());
        } catch (IllegalArgumentException e) {
            throw new StoreException(file + ": " + e.getMessage(), e);
        }
    }
}
