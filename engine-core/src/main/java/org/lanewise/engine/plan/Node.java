package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Parameters.Slice;

/**
 * A layer between its values, with the activation that follows it.
 *
 * @param activation joined to a convolution or linear layer, else {@link Activation#IDENTITY}
 */
record Node(Layer layer, Activation activation, List<Slice> slices, Value input, Value output) {}
