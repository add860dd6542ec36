package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.List;
import org.lanewise.engine.tensor.Tensor;

/** Copies values that the next step cannot read as they lie; their order stays: channels, rows, columns. */
final class CopyStep implements Step {
    private final Value input;
    private final Value output;
    private final Batch batch;
    private final int[] offsets;

    CopyStep(Value input, Value output, Batch batch) {
        this.input = input;
        this.output = output;
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
