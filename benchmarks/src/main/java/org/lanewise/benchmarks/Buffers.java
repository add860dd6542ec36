package org.lanewise.benchmarks;

import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/** Buffers laid out as a plan lays them out: one aligned array. Reserve first, then fill. */
final class Buffers {
    private final Slab slab = new Slab();
    private float[] data;

    int reserve(int floats) {
        return slab.reserve(floats);
    }

    int reserve(BlockLayout layout, int images) {
        return slab.reserve(Tensor.size(layout, images));
    }

    float[] data() {
        if (data == null) {
            data = slab.allocate();
        }
        return data;
    }

    /** Standard normal values; borders stay zero. */
    void fill(BlockLayout layout, int images, int at, String stream) {
        Seed seed = new Seed(1).child(stream);
        int[] offsets = layout.offsets();
        long draw = 0;
        for (int block = 0; block < BlockLayout.blocks(images); block++) {
            for (int offset : offsets) {
                for (int lane = 0; lane < BlockLayout.LANES; lane++) {
                    data()[at + block * layout.blockStride() + offset + lane] = (float) seed.gaussian(draw++);
                }
            }
        }
    }

    /** Small normal values, as weights have them. */
    void fill(int at, int floats, String stream) {
        Seed seed = new Seed(1).child(stream);
        for (int i = 0; i < floats; i++) {
            data()[at + i] = (float) (0.1 * seed.gaussian(i));
        }
    }
}
