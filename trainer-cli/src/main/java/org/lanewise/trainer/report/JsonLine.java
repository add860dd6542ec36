package org.lanewise.trainer.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lanewise.engine.store.Json;

/** A JSON object in the making, for one line of output. */
public final class JsonLine {
    private final SequencedMap<String, Json> members = new LinkedHashMap<>();

    /** An object whose first member tells what it is. */
    public static JsonLine event(String name) {
        return new JsonLine().with("event", name);
    }

    public JsonLine with(String name, String value) {
        return with(name, new Json.StringValue(value));
    }

    public JsonLine with(String name, long value) {
        return with(name, Json.NumberValue.of(value));
    }

    /** A number; null where it is not finite, which JSON has no word for. */
    public JsonLine with(String name, double value) {
        return with(name, Double.isFinite(value) ? Json.NumberValue.of(value) : Json.NullValue.NULL);
    }

    public JsonLine with(String name, boolean value) {
        return with(name, new Json.BooleanValue(value));
    }

    public JsonLine with(String name, Json value) {
        members.put(name, value);
        return this;
    }

    /** The object. */
    public Json json() {
        return new Json.ObjectValue(members);
    }

    /** The line, without its end. */
    public String text() {
        return json().toString();
    }
}
