package org.lanewise.trainer.figure;

import java.util.Arrays;

/**
 * One image or map of an {@link ImageGrid}.
 *
 * @param height rows
 * @param width columns
 * @param values row by row
 */
public record Tile(int height, int width, float[] values) {
    public Tile {
        if (height < 1 || width < 1 || values.length != Math.multiplyExact(height, width)) {
            throw new IllegalArgumentException(
                    "a tile of " + height + " x " + width + " with " + values.length + " values");
        }
        values = values.clone();
    }

    /** An image of bytes, 0 to 255, from {@code offset} of an array. */
    public static Tile ofBytes(int height, int width, byte[] pixels, int offset) {
        float[] values = new float[Math.multiplyExact(height, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[offset + i] & 0xff;
        }
        return new Tile(height, width, values);
    }

    /** One map out of many, from {@code offset} of an array. */
    public static Tile of(int height, int width, float[] all, int offset) {
        return new Tile(height, width, Arrays.copyOfRange(all, offset, offset + height * width));
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    float at(int index) {
        return values[index];
    }

    Range range() {
        Range range = Range.EMPTY;
        for (float value : values) {
            range = Float.isFinite(value) ? range.and(value) : range;
        }
        return range;
    }
}
