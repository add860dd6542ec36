package org.lanewise.benchmarks.peers;

/** A task made ready to be repeated. */
public interface Exercise extends AutoCloseable {
    /**
     * Proof of what is computed: the mean losses of the first batches, or the sum of the squares of a primitive's result.
     * In training each loss comes after the updates by those before it; dropout is left out, since two programs draw
     * different values.
     */
    double[] losses();

    /** The task once: a training step, the logits of a batch, the result of a primitive. */
    void step();

    @Override
    void close();
}
