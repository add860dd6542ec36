package org.lanewise.engine.plan;

import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.random.Seed;

/**
 * The memory that training a network takes, in bytes, the data not counted; known before it is allocated.
 *
 * @param buffers activations, their gradients, packed weights and scratch of the plan
 * @param parameters what is learned, with the averages of normalisations
 * @param gradients of the parameters
 * @param optimizer what the optimiser remembers
 */
public record TrainingMemory(long buffers, long parameters, long gradients, long optimizer) {
    /**
     * The memory of a {@link TrainingPlan} and of what it works on.
     *
     * @param batch images a step, at least 1
     * @throws org.lanewise.engine.tensor.ShapeException if no plan can be as large
     */
    public static TrainingMemory of(Network network, int batch, Kernels kernels, Optimizer optimizer) {
        Parameters parameters = new Parameters(network);
        Graph graph = Graph.of(network, parameters, true, false);
        Compiler compiler = new Compiler(
                kernels, new Batch(batch), parameters, parameters.values(), new Randomness(new Seed(0)),
                GradientOrder.of(graph, batch));
        long each = (long) parameters.values().length * Float.BYTES;
        return new TrainingMemory(compiler.bytes(graph), each, each, optimizer.slots().size() * each);
    }

    /** All of it. */
    public long total() {
        return buffers + parameters + gradients + optimizer;
    }
}
