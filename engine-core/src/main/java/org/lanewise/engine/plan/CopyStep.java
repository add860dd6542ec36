package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.List;
import org.lanewise.engine.tensor.Tensor;

/** Copies values that the next step cannot read as they lie; their order stays: channels, rows, columns. */
final class CopyStep implements Step {
    private final Value input;
    private final Value output;
    private final Batch batch;
    private final int[] from;
    private final int[] to;

    CopyStep(Value input, Value output, Batch batch) {
        this.input = input;
        this.output = output;
        this.batch = batch;
        this.from = input.layout().offsets();
        this.to = output.layout().offsets();
    }

    @Override
    public Region forward() {
        return Region.of(
                batch::blocks, block -> copy(input.activations(), from, output.activations(), to, block));
    }

    @Override
    public List<Region> backward() {
        return input.differentiated()
                ? List.of(Region.of(batch::blocks, block -> copy(output.gradient(), to, input.gradient(), from, block)))
                : List.of();
    }

    private static void copy(Tensor source, int[] places, Tensor target, int[] newPlaces, int block) {
        int at = source.block(block);
        int newAt = target.block(block);
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(source.data(), at + places[i], target.data(), newAt + newPlaces[i], LANES);
        }
    }
}
