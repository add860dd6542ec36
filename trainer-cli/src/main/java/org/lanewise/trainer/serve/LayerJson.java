package org.lanewise.trainer.serve;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.tensor.Shape;

/**
 * Values for a page to draw: their shape and extremes, and each as a byte, from 0 for the least to 255 for the greatest, in
 * base64. A page needs no more than 256 colours, and as decimals they would be ten times as long.
 */
public final class LayerJson {
    private static final int LEVELS = 255;

    private LayerJson() {}

    /** Members that describe values in channel, row, column order. */
    public static SequencedMap<String, Json> of(Shape shape, float[] values) {
        return of(shape, values, true);
    }

    /**
     * The same.
     *
     * @param all whether to tell the values themselves
     */
    public static SequencedMap<String, Json> of(Shape shape, float[] values, boolean all) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        boolean finite = true;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            finite &= Float.isFinite(value);
        }
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("channels", Json.NumberValue.of(shape.channels()));
        members.put("height", Json.NumberValue.of(shape.height()));
        members.put("width", Json.NumberValue.of(shape.width()));
        members.put("min", finite ? Json.NumberValue.of(min) : Json.NullValue.NULL);
        members.put("max", finite ? Json.NumberValue.of(max) : Json.NullValue.NULL);
        if (all) {
            members.put("values", new Json.StringValue(levels(values, min, max)));
        }
        return members;
    }

    private static String levels(float[] values, float min, float max) {
        byte[] levels = new byte[values.length];
        float scale = max > min ? LEVELS / (max - min) : 0;
        for (int i = 0; i < values.length; i++) {
            levels[i] = (byte) Math.round((values[i] - min) * scale);
        }
        return Base64.getEncoder().encodeToString(levels);
    }
}
