package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Parameters.Slice;

/** Something to compute between values. */
sealed interface Node {
    /** Where the result goes. */
    Value output();

    /**
     * A layer, with the activation that follows it.
     *
     * @param name path of the layer in the network, unique
     * @param activation joined to the layer, else {@link Activation#IDENTITY}
     */
    record OfLayer(String name, Layer layer, Activation activation, List<Slice> slices, Value input,
            Value output) implements Node {}

    /** The same values, laid out anew. */
    record Copy(Value input, Value output) implements Node {}

    /** One value to two readers: nothing on the way forward, the sum of two gradients on the way back. */
    record Fork(Value input, Value output) implements Node {}

    /** The sum of two values, with the activation that follows it. */
    record Add(Activation activation, Value first, Value second, Value output) implements Node {}
}
