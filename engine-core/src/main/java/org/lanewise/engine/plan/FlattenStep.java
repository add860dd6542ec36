package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.List;
import org.lanewise.engine.tensor.Tensor;

/** Copies a feature map to a vector, for a layer that cannot read it as it lies. */
final class FlattenStep implements Step {
    private final Value input;
    private final Value output;
    private final Batch batch;
    private final int[] offsets;

    FlattenStep(Node node, Batch batch) {
        this.input = node.input();
        this.output = node.output();
        this.batch = batch;
        this.offsets = input.layout().offsets();
    }

    @Override
    public Region forward() {
        return Region.of(batch::blocks, block -> {
            Tensor x = input.activations();
            Tensor y = output.activations();
            int to = y.block(block) + output.layout().at(0, 0, 0);
            for (int i = 0; i < offsets.length; i++) {
                int step = i * output.layout().planeStride();
                System.arraycopy(x.data(), x.block(block) + offsets[i], y.data(), to + step, LANES);
            }
        });
    }

    @Override
    public List<Region> backward() {
        if (!input.differentiated()) {
            return List.of();
        }
        return List.of(Region.of(batch::blocks, block -> {
            Tensor dx = input.gradient();
            Tensor dy = output.gradient();
            int from = dy.block(block) + output.layout().at(0, 0, 0);
            for (int i = 0; i < offsets.length; i++) {
                int step = i * output.layout().planeStride();
                System.arraycopy(dy.data(), from + step, dx.data(), dx.block(block) + offsets[i], LANES);
            }
        }));
    }
}
