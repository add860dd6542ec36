package org.lanewise.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/**
 * A batch in lane blocks that lies somewhere in a larger array. The elements around it are NaN, so that reading them
 * shows, and {@link #assertFrame} notices writing to them or to the border.
 *
 * @param layout of each block
 * @param images how many lanes are taken
 * @param data the array
 * @param at start of block 0
 */
public record Blocks(BlockLayout layout, int images, float[] data, int at) {
    private static final int AROUND = 37;

    /** All zeros, those of the border and of empty lanes included. */
    public static Blocks zeros(BlockLayout layout, int images) {
        int size = BlockLayout.blocks(images) * layout.blockStride();
        float[] data = new float[size + 2 * AROUND];
        Arrays.fill(data, 0, AROUND, Float.NaN);
        Arrays.fill(data, AROUND + size, data.length, Float.NaN);
        return new Blocks(layout, images, data, AROUND);
    }

    /** What a kernel is to overwrite: NaN in every element but those of the border. */
    public static Blocks unwritten(BlockLayout layout, int images) {
        Blocks blocks = zeros(layout, images);
        blocks.fill(BlockLayout.blocks(images) * LANES, _ -> Float.NaN);
        return blocks;
    }

    /** Drawn values in the lanes of images and 0 in empty ones, as gradients have it. */
    public static Blocks gradient(
            BlockLayout layout, int images, SplittableRandom random, ToDoubleFunction<SplittableRandom> draw) {
        Blocks blocks = zeros(layout, images);
        blocks.fill(images, _ -> (float) draw.applyAsDouble(random));
        return blocks;
    }

    /** Drawn values in all lanes, the empty ones too, as activations have it. */
    public static Blocks activations(
            BlockLayout layout, int images, SplittableRandom random, ToDoubleFunction<SplittableRandom> draw) {
        Blocks blocks = zeros(layout, images);
        blocks.fill(BlockLayout.blocks(images) * LANES, _ -> (float) draw.applyAsDouble(random));
        return blocks;
    }

    private void fill(int lanes, ToDoubleFunction<Integer> values) {
        Shape shape = layout.shape();
        for (int n = 0; n < lanes; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    for (int x = 0; x < shape.width(); x++) {
                        data[index(n, c, y, x)] = (float) values.applyAsDouble(n);
                    }
                }
            }
        }
    }

    private int index(int n, int c, int y, int x) {
        return block(n / LANES) + layout.at(c, y, x) + n % LANES;
    }

    /** One value; rows and columns may reach into the border. */
    public float get(int n, int c, int y, int x) {
        return data[index(n, c, y, x)];
    }

    public void set(int n, int c, int y, int x, float value) {
        data[index(n, c, y, x)] = value;
    }

    public int blocks() {
        return BlockLayout.blocks(images);
    }

    /** Start of a block. */
    public int block(int block) {
        return at + block * layout.blockStride();
    }

    public Blocks copy() {
        return new Blocks(layout, images, data.clone(), at);
    }

    /** The images, one after another, each in channel, row, column order. */
    public double[] plain() {
        Shape shape = layout.shape();
        double[] plain = new double[images * shape.size()];
        int i = 0;
        for (int n = 0; n < images; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    for (int x = 0; x < shape.width(); x++) {
                        plain[i++] = data[index(n, c, y, x)];
                    }
                }
            }
        }
        return plain;
    }

    /** Fails if an element of the border or outside the batch has changed. */
    public void assertFrame() {
        Blocks frame = copy();
        frame.fill(blocks() * LANES, _ -> 0);
        Blocks intact = zeros(layout, images);
        assertThat(frame.data).as("border and surroundings of " + layout).isEqualTo(intact.data);
    }
}
