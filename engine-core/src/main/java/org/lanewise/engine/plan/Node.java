package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Parameters.Slice;

/** Something to compute between values. */
sealed interface Node {
    /** Path in the network, e.g. {@code residual_1.body.conv2d}; unique. */
    String name();

    /** Where the result goes. */
    Value output();

    /** What it reads. */
    List<Value> inputs();

    /** Bytes of one image in all that it reads and writes, each counted once. */
    default long bytes() {
        long values = output().shape().size();
        for (Value input : inputs()) {
            values += input.shape().size();
        }
        return values * Float.BYTES;
    }

    /**
     * A layer, with the activation that follows it.
     *
     * @param activation joined to the layer, else {@link Activation#IDENTITY}
     */
    record OfLayer(String name, Layer layer, Activation activation, List<Slice> slices, Value input,
            Value output) implements Node {
        @Override
        public List<Value> inputs() {
            return List.of(input);
        }
    }

    /** The same values, laid out anew. */
    record Copy(String name, Value input, Value output) implements Node {
        @Override
        public List<Value> inputs() {
            return List.of(input);
        }
    }

    /** One value to two readers: nothing on the way forward, the sum of two gradients on the way back. */
    record Fork(String name, Value input, Value output) implements Node {
        @Override
        public List<Value> inputs() {
            return List.of(input);
        }
    }

    /** The sum of two values, with the activation that follows it. */
    record Add(String name, Activation activation, Value first, Value second, Value output) implements Node {
        @Override
        public List<Value> inputs() {
            return List.of(first, second);
        }
    }
}
