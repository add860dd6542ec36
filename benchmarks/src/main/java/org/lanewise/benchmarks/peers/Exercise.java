package org.lanewise.benchmarks.peers;

/** A task made ready to be repeated. */
public interface Exercise extends AutoCloseable {
    /**
     * Proof of what is computed: the mean losses of the first batches. In training each comes after the updates by those
     * before it; dropout is left out, since two programs draw different values.
     */
    double[] losses();

    /** The task once: a training step, or the logits of a batch. */
    void step();

    @Override
    void close();
}
