package org.lanewise.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String DOCUMENT = """
            {
              "name": "net \\"1\\" \\u00e9\\ud83d\\ude00 Ω/\\/\\b\\f\\n\\r\\t",
              "layers": [
                {"type": "Conv2d", "kernel": [5, 5], "bias": true, "scale": -1.25e-3},
                {"type": "ReLU"}
              ],
              "empty": {},
              "none": [],
              "nothing": null,
              "off": false,
              "zero": 0
            }
            """;

    @Test
    void readsEveryKindOfValueInTheOrderOfTheDocument() {
        Map<String, Json> members = Json.parse(DOCUMENT).asObject();

        assertThat(members.keySet()).containsExactly("name", "layers", "empty", "none", "nothing", "off", "zero");
        assertThat(members.get("name").asString()).isEqualTo("net \"1\" é😀 Ω//\b\f\n\r\t");
        Map<String, Json> conv = members.get("layers").asArray().getFirst().asObject();
        assertThat(conv.get("kernel").asArray()).extracting(Json::asInt).containsExactly(5, 5);
        assertThat(conv.get("bias").asBoolean()).isTrue();
        assertThat(conv.get("scale").asDouble()).isEqualTo(-1.25e-3);
        assertThat(members.get("nothing")).isEqualTo(Json.NullValue.NULL);
        assertThat(members.get("off").asBoolean()).isFalse();
        assertThat(members.get("zero").asLong()).isZero();
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Json value = Json.parse(DOCUMENT);

        assertThat(Json.parse(value.toString())).isEqualTo(value);
        assertThat(Json.parse(value.toIndentedString())).isEqualTo(value);
        assertThat(Json.parse(value.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
    }

    @Test
    void writesOneLineWithoutSpacesOrOneMemberALine() {
        Json value = Json.parse("{ \"a\" : [ 1 , 2 ] , \"b\" : [ { \"c\" : null } , [ ] ] , \"d\" : { } }");

        assertThat(value.toString()).isEqualTo("{\"a\":[1,2],\"b\":[{\"c\":null},[]],\"d\":{}}");
        assertThat(value.toIndentedString()).isEqualTo("""
                {
                  "a": [1, 2],
                  "b": [
                    {
                      "c": null
                    },
                    []
                  ],
                  "d": {}
                }
                """);
    }

    @Test
    void escapesControlCharactersQuotesAndBackslashesOnly() {
        assertThat(new Json.StringValue("a\"b\\c\b\f\n\r\t\u0001\u001f/é😀").toString())
                .isEqualTo("\"a\\\"b\\\\c\\b\\f\\n\\r\\t\\u0001\\u001f/é😀\"");
    }

    @Test
    void everyFloatAndDoubleComesBackBitForBit() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            float single = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(single)) {
                float back = Json.parse(Json.NumberValue.of(single).toString()).asFloat();
                assertThat(Float.floatToRawIntBits(back)).isEqualTo(Float.floatToRawIntBits(single));
            }
            double twice = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(twice)) {
                double back = Json.parse(Json.NumberValue.of(twice).toString()).asDouble();
                assertThat(Double.doubleToRawLongBits(back)).isEqualTo(Double.doubleToRawLongBits(twice));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, 1e-4f, 16777216f})
    void floatsAtTheEdgesComeBackBitForBit(float value) {
        float back = Json.parse(Json.NumberValue.of(value).toString()).asFloat();
        assertThat(Float.floatToRawIntBits(back)).isEqualTo(Float.floatToRawIntBits(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1})
    void longsComeBackExactly(long value) {
        assertThat(Json.parse(Json.NumberValue.of(value).toString()).asLong()).isEqualTo(value);
    }

    @Test
    void aFloatIsRoundedOnceFromItsDecimalDigits() {
        // Just above the middle between two floats; rounding to double first would land on the middle, and then below.
        String justAboveTheMiddle = "1.00000005960464477539062500000000000000001";

        assertThat(Json.parse(justAboveTheMiddle).asFloat()).isEqualTo(Math.nextUp(1f));
        assertThat((float) Json.parse(justAboveTheMiddle).asDouble()).isEqualTo(1f);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void numbersThatJsonDoesNotHaveCannotBeMade(float value) {
        assertThatThrownBy(() -> Json.NumberValue.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.NumberValue.of((double) value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfASurrogatePairCannotBecomeAStringOrAName() {
        assertThatThrownBy(() -> new Json.StringValue("a\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.ObjectValue.of(Map.of("\ude00", Json.NullValue.NULL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void membersAndItemsAreCopiesAndCannotBeChanged() {
        LinkedHashMap<String, Json> members = new LinkedHashMap<>(Map.of("a", Json.NullValue.NULL));
        Json object = new Json.ObjectValue(members);
        members.clear();

        assertThat(object.asObject()).hasSize(1);
        assertThatThrownBy(() -> object.asObject().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Json.ArrayValue(List.of(object)).asArray().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            true | asObject | expected an object, found true
            {} | asArray | expected an array, found an object
            3 | asString | expected a string, found the number 3
            null | asBoolean | expected true or false, found null
            1.5 | asInt | expected a whole number from -2147483648 to 2147483647, found the number 1.5
            1e3 | asInt | expected a whole number from -2147483648 to 2147483647, found the number 1e3
            2147483648 | asInt | expected a whole number from -2147483648 to 2147483647, found the number 2147483648
            9223372036854775808 | asLong \
            | expected a whole number from -9223372036854775808 to 9223372036854775807, found the number \
            9223372036854775808
            "two" | asFloat | expected a number between -3.4028235E38 and 3.4028235E38, found the string "two"
            1e39 | asFloat | expected a number between -3.4028235E38 and 3.4028235E38, found the number 1e39
            -1e309 | asDouble \
            | expected a number between -1.7976931348623157E308 and 1.7976931348623157E308, found the number -1e309
            [] | asDouble \
            | expected a number between -1.7976931348623157E308 and 1.7976931348623157E308, found an array
            """)
    void askingForTheWrongKindSaysWhatIsThere(String document, String question, String message) {
        Json value = Json.parse(document);
        assertThatThrownBy(() -> {
            switch (question) {
                case "asObject" -> value.asObject();
                case "asArray" -> value.asArray();
                case "asString" -> value.asString();
                case "asBoolean" -> value.asBoolean();
                case "asInt" -> value.asInt();
                case "asLong" -> value.asLong();
                case "asFloat" -> value.asFloat();
                default -> value.asDouble();
            }
        })
                .isInstanceOf(StoreException.class)
                .hasMessage(message);
    }
}
