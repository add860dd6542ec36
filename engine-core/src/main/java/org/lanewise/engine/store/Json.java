package org.lanewise.engine.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * A JSON value (RFC 8259): immutable, and valid by construction, so that whatever can be built can be written and
 * reads back equal. Members keep their order. Numbers are kept as they are written, so no digit is ever lost.
 *
 * <p>The {@code as...} methods ask for one kind of value and throw a {@link StoreException} that says what was found
 * instead.
 */
public sealed interface Json {
    /** Arrays and objects may be nested this deep; a limit keeps a hostile document from exhausting the stack. */
    int MAX_DEPTH = 200;

    /**
     * Reads a document. Stricter than RFC 8259 asks: member names are unique, surrogates come in pairs, and nesting
     * ends at {@link #MAX_DEPTH}.
     *
     * @throws StoreException with line, column and byte, all counted as in the UTF-8 form of the text: lines and
     *     columns from 1, bytes from 0
     */
    static Json parse(String text) {
        return JsonParser.parse(text);
    }

    /** Reads a document in UTF-8 without byte order mark, as {@link #parse(String)} does. */
    static Json parse(byte[] utf8) {
        return JsonParser.parse(utf8, 0);
    }

    /** This value as JSON, on one line without spaces. */
    @Override
    String toString();

    /**
     * This value for people: one member a line, two spaces a level, line feeds only, arrays of plain values on one
     * line.
     */
    default String toIndentedString() {
        return JsonWriter.indented(this);
    }

    /** The members, in order. */
    default SequencedMap<String, Json> asObject() {
        if (this instanceof ObjectValue object) {
            return object.members();
        }
        throw expected("an object");
    }

    /** The items. */
    default List<Json> asArray() {
        if (this instanceof ArrayValue array) {
            return array.items();
        }
        throw expected("an array");
    }

    /** The text of a string. */
    default String asString() {
        if (this instanceof StringValue string) {
            return string.value();
        }
        throw expected("a string");
    }

    /** True or false. */
    default boolean asBoolean() {
        if (this instanceof BooleanValue bool) {
            return bool.value();
        }
        throw expected("true or false");
    }

    /** A whole number, written without fraction and exponent. */
    default int asInt() {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number, written without fraction and exponent. */
    default long asLong() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The float nearest to the number; one rounding, straight from the decimal digits. */
    default float asFloat() {
        float value = this instanceof NumberValue number ? Float.parseFloat(number.literal()) : Float.NaN;
        if (Float.isFinite(value)) {
            return value;
        }
        throw expected("a number between -3.4028235E38 and 3.4028235E38");
    }

    /** The double nearest to the number. */
    default double asDouble() {
        double value = this instanceof NumberValue number ? Double.parseDouble(number.literal()) : Double.NaN;
        if (Double.isFinite(value)) {
            return value;
        }
        throw expected("a number between -1.7976931348623157E308 and 1.7976931348623157E308");
    }

    private long whole(long smallest, long largest) {
        if (this instanceof NumberValue number) {
            try {
                long value = Long.parseLong(number.literal());
                if (smallest <= value && value <= largest) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // Falls through: a fraction, an exponent, or too many digits.
            }
        }
        throw expected("a whole number from " + smallest + " to " + largest);
    }

    private StoreException expected(String kind) {
        String found = switch (this) {
            case ObjectValue _ -> "an object";
            case ArrayValue _ -> "an array";
            case StringValue string -> "the string " + Quoted.of(string.value());
            case NumberValue number when number.literal().length() > 40 -> "a number of many digits";
            case NumberValue number -> "the number " + number.literal();
            case BooleanValue bool -> String.valueOf(bool.value());
            case NullValue _ -> "null";
        };
        return new StoreException("expected " + kind + ", found " + found);
    }

    /**
     * An object.
     *
     * @param members name to value, in the order in which they are written
     */
    record ObjectValue(SequencedMap<String, Json> members) implements Json {
        /** Copies the members. */
        public ObjectValue {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
            members.forEach((name, value) -> {
                StringValue.requirePairedSurrogates(name);
                Objects.requireNonNull(value, name);
            });
        }

        /** An object with the members of any map; its order is the map's. */
        public static ObjectValue of(Map<String, ? extends Json> members) {
            return new ObjectValue(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /** An array. */
    record ArrayValue(List<Json> items) implements Json {
        /** Copies the items. */
        public ArrayValue {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /**
     * A string.
     *
     * @param value any text whose surrogates come in pairs; anything else has no UTF-8 form
     */
    record StringValue(String value) implements Json {
        /** Checks the surrogates. */
        public StringValue {
            requirePairedSurrogates(value);
        }

        static void requirePairedSurrogates(String text) {
            if (hasLoneSurrogate(text)) {
                throw new IllegalArgumentException("half a surrogate pair in " + Quoted.of(text));
            }
        }

        static boolean hasLoneSurrogate(String text) {
            return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /**
     * A number.
     *
     * @param literal its digits as they stand in the document; two numbers are equal if these are
     */
    record NumberValue(String literal) implements Json {
        private static final Pattern GRAMMAR =
                Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

        /** Checks the digits against the grammar. */
        public NumberValue {
            if (!isNumber(literal)) {
                throw new IllegalArgumentException(Quoted.of(literal) + " is not a JSON number");
            }
        }

        static boolean isNumber(String literal) {
            return GRAMMAR.matcher(literal).matches();
        }

        /** A whole number. */
        public static NumberValue of(long value) {
            return new NumberValue(Long.toString(value));
        }

        /** The shortest decimal that reads back as this float, bit for bit; it must be finite. */
        public static NumberValue of(float value) {
            return new NumberValue(Float.toString(value));
        }

        /** The shortest decimal that reads back as this double, bit for bit; it must be finite. */
        public static NumberValue of(double value) {
            return new NumberValue(Double.toString(value));
        }

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /** True or false. */
    record BooleanValue(boolean value) implements Json {
        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }

    /** The value {@code null}. */
    enum NullValue implements Json {
        /** The only one. */
        NULL;

        @Override
        public String toString() {
            return JsonWriter.compact(this);
        }
    }
}
