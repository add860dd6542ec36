package org.lanewise.engine.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/**
 * Places for values in a slab. One that is given back goes to a later value, the last one first, since that is most likely to be in
 * a cache. Where there is a border both must lie alike: its zeros stay zeros.
 */
final class Buffers {
    private final Slab slab;
    private final int images;
    private final Map<Object, Deque<Integer>> free = new HashMap<>();

    Buffers(Slab slab, int images) {
        this.slab = slab;
        this.images = images;
    }

    int take(BlockLayout layout) {
        Integer at = freeLike(layout).poll();
        return at == null ? slab.reserve(Tensor.size(layout, images)) : at;
    }

    void giveBack(BlockLayout layout, int at) {
        freeLike(layout).push(at);
    }

    private Deque<Integer> freeLike(BlockLayout layout) {
        Object kind = layout.border().isNone() ? layout.blockStride() : layout;
        return free.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    }
}
