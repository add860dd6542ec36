package org.lanewise.engine.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What a stored tensor is made of. The names are those of the safetensors format. */
public enum ElementType {
    /** Single precision: a {@code float}. */
    F32(ValueLayout.JAVA_FLOAT_UNALIGNED),
    /** A 32-bit integer: an {@code int}. */
    I32(ValueLayout.JAVA_INT_UNALIGNED),
    /** A 64-bit integer: a {@code long}; PyTorch counts the batches of a batch normalisation with it. */
    I64(ValueLayout.JAVA_LONG_UNALIGNED);

    private final ValueLayout layout;

    ElementType(ValueLayout layout) {
        this.layout = layout;
    }

    /** The size of one element. */
    public int bytes() {
        return (int) layout.byteSize();
    }

    /** One element in the memory of this machine. */
    ValueLayout inMemory() {
        return layout;
    }

    /** One element in a file. */
    ValueLayout inFile() {
        return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
    }

    MemorySegment allocate(int elements) {
        return switch (this) {
            case F32 -> MemorySegment.ofArray(new float[elements]);
            case I32 -> MemorySegment.ofArray(new int[elements]);
            case I64 -> MemorySegment.ofArray(new long[elements]);
        };
    }
}
