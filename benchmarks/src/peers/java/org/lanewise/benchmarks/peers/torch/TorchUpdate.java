package org.lanewise.benchmarks.peers.torch;

/** What follows the gradients. */
interface TorchUpdate {
    /** Makes the gradients of the last step vanish. */
    void clear();

    /** Changes the parameters. */
    void update();
}
