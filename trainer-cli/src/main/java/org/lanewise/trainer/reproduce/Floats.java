package org.lanewise.trainer.reproduce;

import java.util.Arrays;

/** Floats in a row that grows. */
final class Floats {
    private float[] values = new float[1024];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    float get(int index) {
        return values[java.util.Objects.checkIndex(index, size)];
    }

    int size() {
        return size;
    }

    /** The first so many, or all if there are fewer. */
    float[] first(int count) {
        return Arrays.copyOf(values, Math.min(count, size));
    }

    float[] toArray() {
        return first(size);
    }

    static Floats of(float[] values) {
        Floats floats = new Floats();
        for (float value : values) {
            floats.add(value);
        }
        return floats;
    }
}
