package org.lanewise.engine.plan;

import org.lanewise.engine.tensor.BlockLayout;

/** How many images are in the buffers at the moment: at most the capacity the plan was made for. */
final class Batch {
    private final int capacity;
    private int images;

    Batch(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, got " + capacity);
        }
        this.capacity = capacity;
        this.images = capacity;
    }

    int capacity() {
        return capacity;
    }

    int images() {
        return images;
    }

    int blocks() {
        return BlockLayout.blocks(images);
    }

    void resize(int images) {
        if (images < 1 || images > capacity) {
            throw new IllegalArgumentException("this plan takes 1 to " + capacity + " images at a time, got " + images);
        }
        this.images = images;
    }
}
