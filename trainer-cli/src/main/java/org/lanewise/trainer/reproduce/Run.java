package org.lanewise.trainer.reproduce;

import org.lanewise.engine.checkpoint.NetworkFile;

/**
 * A run that is over and was not a failure.
 *
 * @param seed of the run
 * @param outcome its result
 * @param curves what was measured on the way
 */
public record Run(long seed, Outcome outcome, Curves curves, RunFolder folder) {
    /** The trained network, read from its file. */
    public NetworkFile network() {
        return NetworkFile.read(folder.network());
    }

    /** The images one by one at the end. */
    public FinalTest finalTest() {
        return outcome.finalTest().getFirst();
    }
}
