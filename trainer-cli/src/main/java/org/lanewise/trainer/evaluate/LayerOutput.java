package org.lanewise.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * What one layer of a network makes of one image, and how the loss would change with it.
 *
 * @param layer its name within the network; {@code "input"} for the image itself
 * @param values in channel, row, column order
 * @param gradients of the loss of that image, in the same order
 */
public record LayerOutput(String layer, Shape shape, float[] values, float[] gradients) {
    /** The name of the image itself. */
    public static final String INPUT = "input";

    /**
     * The image and the outputs of all layers in their order, before the activation that follows.
     *
     * @param image index among the examples
     */
    public static List<LayerOutput> of(
            Parameters parameters, Examples examples, int image, Kernels kernels, Workers workers) {
        Network network = parameters.network();
        float[] input = read(examples, image);
        List<LayerOutput> outputs = new ArrayList<>();
        for (int i = 0; i <= network.layers().size(); i++) {
            Shape shape = i == 0 ? network.input() : network.placed().get(i - 1).output();
            float[] values =
                    i == 0 ? input : run(new NetworkPart(parameters, 0, i).parameters(), input, kernels, workers);
            float[] gradients = new float[values.length];
            FloatImages single = new FloatImages(shape, values, new int[]{examples.label(image)}, examples.classes());
            if (i < network.layers().size()) {
                TrainingPlan plan = TrainingPlan.compileWithInputGradient(
                        new NetworkPart(parameters, i, network.layers().size()).parameters(), new SoftmaxCrossEntropy(),
                        1, kernels, workers);
                plan.load(single, new int[1], 0, 1);
                plan.gradients();
                plan.inputGradient().copyImage(0, gradients, 0);
            } else {
                gradients = lossGradient(values, examples.label(image));
            }
            outputs.add(new LayerOutput(i == 0 ? INPUT : network.placed().get(i - 1).name(), shape, values, gradients));
        }
        return outputs;
    }

    /** The values of one channel, row by row, begin here. */
    public int channel(int channel) {
        return channel * shape.height() * shape.width();
    }

    private static float[] run(Parameters parameters, float[] input, Kernels kernels, Workers workers) {
        Network network = parameters.network();
        FloatImages single = new FloatImages(network.input(), input, new int[1], network.output().size());
        float[] values = new float[network.output().size()];
        InferencePlan.compile(parameters, 1, kernels, workers).run(single, new int[1], 0, 1).copyImage(0, values, 0);
        return values;
    }

    /** Softmax of the logits, minus 1 for the right class. */
    private static float[] lossGradient(float[] logits, int label) {
        float[] gradient = Softmax.of(logits);
        gradient[label] -= 1;
        return gradient;
    }

    private static float[] read(Examples examples, int image) {
        Tensor block = Tensor.allocate(BlockLayout.of(examples.shape()), 1);
        examples.read(new int[]{image}, 0, 1, block.data(), block.block(0), block.layout());
        float[] values = new float[examples.shape().size()];
        block.copyImage(0, values, 0);
        return values;
    }
}
