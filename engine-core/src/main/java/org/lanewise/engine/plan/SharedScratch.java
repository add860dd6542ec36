package org.lanewise.engine.plan;

import org.lanewise.engine.tensor.Slab;

/** Scratch memory of work that never runs at the same time: as much as the largest needs. */
final class SharedScratch {
    private int size;
    private int at;

    void need(int floats) {
        size = Math.max(size, floats);
    }

    /** To be called when everything that shares it has said what it needs. */
    void reserve(Slab slab) {
        at = slab.reserve(size);
    }

    int at() {
        return at;
    }
}
