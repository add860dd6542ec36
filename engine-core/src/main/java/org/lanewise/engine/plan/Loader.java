package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.engine.tensor.Tensor;

/** Brings images into the first value of a plan, block by block. */
final class Loader implements Region {
    private final Value input;
    private final Batch batch;
    private Examples examples;
    private int[] indices;
    private int from;

    Loader(Value input, Batch batch) {
        this.input = input;
        this.batch = batch;
    }

    /** The shape of an image. */
    Shape shape() {
        return input.shape();
    }

    /** Says what the next run brings in. */
    void load(Examples examples, int[] indices, int from, int count) {
        if (!examples.shape().equals(input.shape())) {
            throw new ShapeException(
                    "the network takes images of " + input.shape() + ", the data has " + examples.shape());
        }
        batch.resize(count);
        this.examples = examples;
        this.indices = indices;
        this.from = from;
    }

    @Override
    public int chunks() {
        return batch.blocks();
    }

    @Override
    public void run(int block) {
        Tensor to = input.activations();
        int first = block * LANES;
        int count = Math.min(LANES, batch.images() - first);
        examples.read(indices, from + first, count, to.data(), to.block(block), to.layout());
    }
}
