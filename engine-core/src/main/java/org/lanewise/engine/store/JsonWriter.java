package org.lanewise.engine.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The text of a value, either as short as possible or laid out for people. */
final class JsonWriter {
    private final StringBuilder text = new StringBuilder();
    private final boolean indented;
    private int depth;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    static String compact(Json value) {
        return new JsonWriter(false).append(value).text.toString();
    }

    static String indented(Json value) {
        return new JsonWriter(true).append(value).text.append('\n').toString();
    }

    private JsonWriter append(Json value) {
        switch (value) {
            case Json.ObjectValue object -> append(object);
            case Json.ArrayValue array -> append(array.items());
            case Json.StringValue string -> append(string.value());
            case Json.NumberValue number -> text.append(number.literal());
            case Json.BooleanValue bool -> text.append(bool.value());
            case Json.NullValue _ -> text.append("null");
        }
        return this;
    }

    private void append(Json.ObjectValue object) {
        boolean lines = indented && !object.members().isEmpty();
        open('{', lines);
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            append(member.getKey());
            text.append(indented ? ": " : ":");
            append(member.getValue());
            separate(members.hasNext(), lines);
        }
        close('}', lines);
    }

    private void append(List<Json> items) {
        boolean lines = indented
                && items.stream().anyMatch(item -> item instanceof Json.ObjectValue || item instanceof Json.ArrayValue);
        open('[', lines);
        Iterator<Json> rest = items.iterator();
        while (rest.hasNext()) {
            append(rest.next());
            separate(rest.hasNext(), lines);
        }
        close(']', lines);
    }

    private void open(char bracket, boolean lines) {
        if (++depth > Json.MAX_DEPTH) {
            throw new StoreException("a JSON value nested deeper than " + Json.MAX_DEPTH + " levels cannot be written");
        }
        text.append(bracket);
        breakLine(lines);
    }

    private void close(char bracket, boolean lines) {
        depth--;
        breakLine(lines);
        text.append(bracket);
    }

    private void separate(boolean more, boolean lines) {
        if (more) {
            text.append(indented && !lines ? ", " : ",");
            breakLine(lines);
        }
    }

    private void breakLine(boolean lines) {
        if (lines) {
            text.append('\n').repeat("  ", depth);
        }
    }

    private void append(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                text.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
