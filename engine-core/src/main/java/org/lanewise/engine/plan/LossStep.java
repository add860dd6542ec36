package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.engine.tensor.Tensor;

/** The end of a network: labels, losses, the gradient of the logits, and which class won. */
final class LossStep {
    private final Value logits;
    private final Batch batch;
    private final LossKernel kernel;
    private final SoftmaxCrossEntropyKernel softmax;
    private final int[] labels;
    private final float[] losses;

    LossStep(Loss loss, Value logits, Batch batch, Kernels kernels) {
        if (!logits.shape().isVector()) {
            throw new ShapeException("the network ends in " + logits.shape()
                    + "; a classifier must end in a vector, one value a class: add a Flatten or Linear layer");
        }
        this.logits = logits;
        this.batch = batch;
        int classes = logits.shape().channels();
        this.softmax = kernels.softmaxCrossEntropy(classes);
        this.kernel = switch (loss) {
            case SoftmaxCrossEntropy _ -> softmax;
            case EuclideanLoss _ -> kernels.euclidean(classes);
        };
        int lanes = BlockLayout.blocks(batch.capacity()) * LANES;
        this.labels = new int[lanes];
        this.losses = new float[lanes];
    }

    /** Takes the labels of the images that the batch is about to hold. */
    void label(Examples examples, int[] indices, int from, int count) {
        int classes = logits.shape().channels();
        if (examples.classes() > classes) {
            throw new ShapeException(
                    "the network tells " + classes + " classes apart, the data has " + examples.classes());
        }
        for (int i = 0; i < count; i++) {
            int label = examples.label(indices[from + i]);
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("label " + label + " of image " + indices[from + i]
                        + " is not one of the " + classes + " classes of the network, 0.." + (classes - 1));
            }
            labels[i] = label;
        }
        Arrays.fill(labels, count, labels.length, -1);
    }

    Region gradient() {
        return Region.of(batch::blocks, block -> {
            Tensor z = logits.activations();
            Tensor dz = logits.gradient();
            float scale = 1f / batch.images();
            int at = block * LANES;
            kernel.gradient(z.data(), z.block(block), labels, at, scale, dz.data(), dz.block(block), losses, at);
        });
    }

    Region loss() {
        return Region.of(batch::blocks, block -> {
            Tensor z = logits.activations();
            kernel.loss(z.data(), z.block(block), labels, block * LANES, losses, block * LANES);
        });
    }

    /** The losses of the images added up in order. */
    double sum() {
        double sum = 0;
        for (int i = 0; i < batch.images(); i++) {
            sum += losses[i];
        }
        return sum;
    }

    /** How many images have their largest logit, the first of equals, at the right class. */
    int correct() {
        int correct = 0;
        for (int i = 0; i < batch.images(); i++) {
            correct += winner(i) == labels[i] ? 1 : 0;
        }
        return correct;
    }

    /** The class with the largest logit, the first of equals. */
    int winner(int image) {
        Tensor z = logits.activations();
        int at = z.at(image, 0, 0, 0);
        int best = 0;
        for (int c = 1; c < logits.shape().channels(); c++) {
            if (z.data()[at + c * LANES] > z.data()[at + best * LANES]) {
                best = c;
            }
        }
        return best;
    }

    /** Turns the logits of all images into probabilities in place. */
    Region probabilities() {
        return Region.of(batch::blocks, block -> {
            Tensor z = logits.activations();
            softmax.probabilities(z.data(), z.block(block), z.data(), z.block(block));
        });
    }
}
