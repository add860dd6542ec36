package org.lanewise.engine.data;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Some of other examples, in an order of their own, without a copy. */
public final class Subset implements Examples {
    private final Examples examples;
    private final int[] chosen;
    private final ThreadLocal<int[]> block = ThreadLocal.withInitial(() -> new int[LANES]);

    /**
     * A view.
     *
     * @param chosen indices into {@code examples}; kept, not copied
     * @throws IllegalArgumentException if there is no such example
     */
    public Subset(Examples examples, int[] chosen) {
        for (int index : chosen) {
            if (index < 0 || index >= examples.size()) {
                throw new IllegalArgumentException(
                        "there is no example " + index + " among " + examples.size() + ", counted from 0");
            }
        }
        this.examples = examples;
        this.chosen = chosen;
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public Shape shape() {
        return examples.shape();
    }

    @Override
    public int classes() {
        return examples.classes();
    }

    @Override
    public int label(int index) {
        return examples.label(chosen[index]);
    }

    @Override
    public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
        int[] own = block.get();
        for (int i = 0; i < count; i++) {
            own[i] = chosen[indices[from + i]];
        }
        examples.read(own, 0, count, to, at, layout);
    }

    @Override
    public Examples inEpoch(int epoch) {
        Examples shown = examples.inEpoch(epoch);
        return shown == examples ? this : new Subset(shown, chosen);
    }
}
