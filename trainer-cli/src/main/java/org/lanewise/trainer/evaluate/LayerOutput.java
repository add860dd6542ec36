package org.lanewise.trainer.evaluate;

import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Parameters;
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
     * The image and the outputs of all layers in their order, before the activation that follows, with the gradients of its
     * cross-entropy; a {@link LayerStudy} gives those of other losses.
     *
     * @param image index among the examples
     */
    public static List<LayerOutput> of(
            Parameters parameters, Examples examples, int image, Kernels kernels, Workers workers) {
        return new LayerStudy(parameters, new SoftmaxCrossEntropy(), kernels, workers)
                .of(read(examples, image), examples.label(image));
    }

    /** The values of one channel, row by row, begin here. */
    public int channel(int channel) {
        return channel * shape.height() * shape.width();
    }

    private static float[] read(Examples examples, int image) {
        Tensor block = Tensor.allocate(BlockLayout.of(examples.shape()), 1);
        examples.read(new int[]{image}, 0, 1, block.data(), block.block(0), block.layout());
        float[] values = new float[examples.shape().size()];
        block.copyImage(0, values, 0);
        return values;
    }
}
