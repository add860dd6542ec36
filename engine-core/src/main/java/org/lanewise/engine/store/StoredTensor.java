package org.lanewise.engine.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;

/**
 * A named tensor of a file: a shape and a window onto the array that holds the elements, row-major. The array is not
 * copied: writing a file sees what it holds then.
 */
public final class StoredTensor {
    private static final int CHUNK_BYTES = 1 << 16;

    private final String name;
    private final ElementType type;
    private final int[] shape;
    private final MemorySegment elements;

    private StoredTensor(String name, ElementType type, int[] shape, MemorySegment elements) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.elements = elements;
    }

    /**
     * A window onto floats.
     *
     * @param shape any number of dimensions, each 0 or more; none means a single element
     * @param data holds the elements from {@code offset} on, as many as the product of the dimensions
     * @throws IllegalArgumentException if a dimension is negative or their product beyond counting
     * @throws IndexOutOfBoundsException if the array ends before the window
     */
    public static StoredTensor of(String name, int[] shape, float[] data, int offset) {
        return window(name, ElementType.F32, shape, MemorySegment.ofArray(data), offset, data.length);
    }

    /** A window onto ints; as for floats. */
    public static StoredTensor of(String name, int[] shape, int[] data, int offset) {
        return window(name, ElementType.I32, shape, MemorySegment.ofArray(data), offset, data.length);
    }

    /** A window onto longs; as for floats. */
    public static StoredTensor of(String name, int[] shape, long[] data, int offset) {
        return window(name, ElementType.I64, shape, MemorySegment.ofArray(data), offset, data.length);
    }

    private static StoredTensor window(
            String name, ElementType type, int[] shape, MemorySegment array, int offset, int length) {
        Objects.requireNonNull(name);
        long size = elements(shape);
        Objects.checkFromIndexSize(offset, size, (long) length);
        long bytes = type.bytes();
        return new StoredTensor(name, type, shape.clone(), array.asSlice(offset * bytes, size * bytes));
    }

    /** A tensor of its own, all zeros, to be filled by {@link #readFrom}. */
    static StoredTensor allocate(String name, ElementType type, int[] shape) {
        return new StoredTensor(name, type, shape, type.allocate(Math.toIntExact(elements(shape))));
    }

    /** The product of the dimensions, which must be countable. */
    static long elements(int[] shape) {
        long product = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("negative dimension in " + Arrays.toString(shape));
            }
            if (Math.multiplyHigh(product, dimension) != 0 || product * dimension < 0) {
                throw new IllegalArgumentException(Arrays.toString(shape) + " has over 2^63 elements");
            }
            product *= dimension;
        }
        return product;
    }

    /** Unique within a file, as {@code "conv1.weight"}. */
    public String name() {
        return name;
    }

    /** What the elements are. */
    public ElementType type() {
        return type;
    }

    /** The dimensions, outermost first; empty for a single element. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    public int size() {
        return (int) (byteSize() / type.bytes());
    }

    long byteSize() {
        return elements.byteSize();
    }

    /** Copies the elements of an F32 tensor into {@code target} from {@code offset} on. */
    public void copyTo(float[] target, int offset) {
        require(ElementType.F32);
        MemorySegment.copy(elements, ValueLayout.JAVA_FLOAT, 0, target, offset, size());
    }

    /** A copy of the elements of an F32 tensor. */
    public float[] toFloats() {
        require(ElementType.F32);
        return elements.toArray(ValueLayout.JAVA_FLOAT);
    }

    /** A copy of the elements of an I32 tensor. */
    public int[] toInts() {
        require(ElementType.I32);
        return elements.toArray(ValueLayout.JAVA_INT);
    }

    /** A copy of the elements of an I64 tensor. */
    public long[] toLongs() {
        require(ElementType.I64);
        return elements.toArray(ValueLayout.JAVA_LONG);
    }

    private void require(ElementType wanted) {
        if (type != wanted) {
            throw new StoreException("tensor " + Quoted.of(name) + ": expected " + wanted + " elements, found " + type);
        }
    }

    /** Writes the elements as they stand in a file: little-endian. */
    void writeTo(OutputStream out) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, byteSize())];
        MemorySegment bytes = MemorySegment.ofArray(chunk);
        for (long at = 0; at < byteSize(); at += CHUNK_BYTES) {
            int length = (int) Math.min(CHUNK_BYTES, byteSize() - at);
            MemorySegment.copy(elements, type.inMemory(), at, bytes, type.inFile(), 0, length / type.bytes());
            out.write(chunk, 0, length);
        }
    }

    /** Fills the elements from what {@link #writeTo} wrote. */
    void readFrom(InputStream in) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, byteSize())];
        MemorySegment bytes = MemorySegment.ofArray(chunk);
        for (long at = 0; at < byteSize(); at += CHUNK_BYTES) {
            int length = (int) Math.min(CHUNK_BYTES, byteSize() - at);
            if (in.readNBytes(chunk, 0, length) < length) {
                throw new EOFException("the file ends in the middle of tensor " + Quoted.of(name));
            }
            MemorySegment.copy(bytes, type.inFile(), 0, elements, type.inMemory(), at, length / type.bytes());
        }
    }

    /** Name, type and shape, as {@code "conv1.weight F32 [16, 1, 5, 5]"}. */
    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape);
    }
}
