package org.lanewise.benchmarks.peers;

/**
 * What a side did while it had its turn.
 *
 * @param steps how often it did its task
 * @param nanos the time that took
 * @param medianNanos of one step
 */
record Window(long steps, long nanos, long medianNanos) {
    /** How good that is, more being better: images a second, one over the median latency in seconds, or GFLOP/s. */
    double rate(Task task) {
        if (task.isPrimitive()) {
            return task.operations() * steps / nanos;
        }
        return task.isLatency() ? 1e9 / medianNanos : 1e9 * steps * task.batch() / nanos;
    }
}
