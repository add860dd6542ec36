package org.lanewise.trainer.reproduce;

import org.lanewise.engine.network.Network;

/** How much there is to compute. */
final class Work {
    private Work() {}

    /** Multiply-adds of one image through a network, roughly: every parameter works at every position of its output. */
    static double of(Network network) {
        return network.placed()
                .stream()
                .mapToDouble(placed -> placed.parameters().stream().mapToDouble(spec -> spec.size()).sum()
                        * placed.output().height() * placed.output().width())
                .sum();
    }
}
