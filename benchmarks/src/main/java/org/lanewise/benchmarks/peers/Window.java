package org.lanewise.benchmarks.peers;

/**
 * What a side did while it had its turn.
 *
 * @param steps how often it did its task
 * @param nanos the time that took
 * @param medianNanos of one step
 */
record Window(long steps, long nanos, long medianNanos) {
    /** How good that is, more being better: images a second, or one over the median latency in seconds. */
    double rate(Task task) {
        return task.isLatency() ? 1e9 / medianNanos : 1e9 * steps * task.batch() / nanos;
    }
}
