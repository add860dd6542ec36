package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Tensor;

/** A user's own layer: one chunk a direction. */
final class CustomStep implements Step {
    private final Node.OfLayer node;
    private final CustomLayer layer;
    private final Batch batch;
    private final float[] parameters;
    private final float[] gradients;
    private final int[] parametersAt;
    private final int[] inputOffsets;
    private final int[] outputOffsets;

    CustomStep(Node.OfLayer node, CustomLayer layer, Batch batch, float[] parameters, float[] gradients) {
        this.node = node;
        this.layer = layer;
        this.batch = batch;
        this.parameters = parameters;
        this.gradients = gradients;
        this.parametersAt =
                node.slices().stream().mapToInt(Parameters.Slice::at).toArray();
        this.inputOffsets = node.input().layout().offsets();
        this.outputOffsets = node.output().layout().offsets();
    }

    @Override
    public Region forward() {
        return Region.single(() -> {
            Tensor y = node.output().activations();
            layer.forward(node.input().activations(), parameters, parametersAt, y, batch.images());
            clearEmptyLanes(y, outputOffsets);
        });
    }

    @Override
    public List<Region> backward() {
        return List.of(Region.single(() -> {
            Tensor dx = node.input().gradient();
            layer.backward(
                    node.input().activations(),
                    node.output().activations(),
                    node.output().gradient(),
                    dx,
                    parameters,
                    gradients,
                    parametersAt,
                    batch.images());
            if (dx != null) {
                clearEmptyLanes(dx, inputOffsets);
            }
        }));
    }

    /** The layer writes the lanes of images; in the others an earlier, larger batch may have left something. */
    private void clearEmptyLanes(Tensor tensor, int[] offsets) {
        int empty = batch.blocks() * LANES - batch.images();
        int from = tensor.block(batch.blocks() - 1) + LANES - empty;
        for (int offset : offsets) {
            Arrays.fill(tensor.data(), from + offset, from + offset + empty, 0f);
        }
    }
}
