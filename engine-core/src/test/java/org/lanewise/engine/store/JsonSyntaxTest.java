package org.lanewise.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.5", "10", "1e5", "1E+5", "1.25e-10", "\"\"", "[]", "{}", " \t\r\n1 \t\r\n",
        "[[],{}]", "\"\u007f\u2028\"", "true", "false", "null"})
    void acceptsWhatTheGrammarAllows(String document) {
        assertThat(Json.parse(document).toString()).isEqualTo(document.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [1,] | column 4 (byte 3): expected a value, found "]"
            [1 2] | column 4 (byte 3): expected ',' or ']', found "2"
            [1 | column 3 (byte 2): expected ',' or ']', found the end of the document
            {"a":1,} | column 8 (byte 7): expected the name of a member in double quotes, found "}"
            {a:1} | column 2 (byte 1): expected the name of a member in double quotes, found "a"
            {'a':1} | column 2 (byte 1): expected the name of a member in double quotes, found "'"
            {"a" 1} | column 6 (byte 5): expected ':', found "1"
            {"a":1 "b":2} | column 8 (byte 7): expected ',' or '}', found "\\""
            {"é":1,"é":2} | column 8 (byte 8): the name "é" appears twice in one object
            {"a":1,"\\u0061":2} | column 8 (byte 7): the name "a" appears twice in one object
            1 2 | column 3 (byte 2): expected the end of the document, found "2"
            01 | column 1 (byte 0): "01" is not a JSON number
            - | column 1 (byte 0): "-" is not a JSON number
            1. | column 1 (byte 0): "1." is not a JSON number
            [1.e5] | column 2 (byte 1): "1.e5" is not a JSON number
            1e | column 1 (byte 0): "1e" is not a JSON number
            +1 | column 1 (byte 0): expected a value, found "+"
            .5 | column 1 (byte 0): expected a value, found "."
            NaN | column 1 (byte 0): expected a value, found "N"
            -Infinity | column 1 (byte 0): "-" is not a JSON number
            nul | column 1 (byte 0): expected a value, found "n"
            True | column 1 (byte 0): expected a value, found "T"
            truee | column 5 (byte 4): expected the end of the document, found "e"
            // c | column 1 (byte 0): expected a value, found "/"
            "abc | column 5 (byte 4): expected the closing '"' of a string, found the end of the document
            "\\x" | column 3 (byte 2): expected one of " \\ / b f n r t u after '\\', found "x"
            "\\u12g4" | column 6 (byte 5): expected four hexadecimal digits after '\\u', found "g"
            "\\u12٣4" | column 6 (byte 5): expected four hexadecimal digits after '\\u', found "٣"
            ["\\ud83d"] | column 2 (byte 1): this string contains half a surrogate pair
            ["😀",x] | column 6 (byte 8): expected a value, found "x"
            """)
    void refusesEverythingElseAndSaysWhere(String document, String message) {
        assertThatThrownBy(() -> Json.parse(document))
                .isInstanceOf(StoreException.class)
                .hasMessage("line 1, " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void anEmptyDocumentHasNoValue(String document) {
        assertThatThrownBy(() -> Json.parse(document))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith("expected a value, found the end of the document");
    }

    @Test
    void linesAreCountedFromOne() {
        assertThatThrownBy(() -> Json.parse("{\n  \"a\": 1,\n  \"b\": ?\n}"))
                .hasMessage("line 3, column 8 (byte 19): expected a value, found \"?\"");
    }

    @Test
    void controlCharactersInStringsMustBeEscaped() {
        assertThatThrownBy(() -> Json.parse("\"a\nb\""))
                .hasMessage("line 1, column 3 (byte 2): expected an escape for this character, found \"\\u000a\"");
    }

    @Test
    void aByteOrderMarkIsNoValue() {
        assertThatThrownBy(() -> Json.parse("\ufeff{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("line 1, column 1 (byte 0): expected a value, found \"\\ufeff\"");
    }

    @ParameterizedTest
    @CsvSource({"ff, 0", "226122c3, 3", "5b22c0af225d, 2", "22eda0bd22, 1", "2222f0, 2"})
    void bytesThatAreNotUtf8AreNamed(String hex, int position) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> Json.parse(bytes))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("not UTF-8: byte " + position + " is 0x");
    }

    @Test
    void nestingEndsAtTheLimitOnBothSides() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        Json value = Json.parse(deepest);
        assertThat(value.toString()).isEqualTo(deepest);

        assertThatThrownBy(() -> Json.parse("[" + deepest + "]"))
                .isInstanceOf(StoreException.class)
                .hasMessage("line 1, column 201 (byte 200): nested deeper than 200 levels");
        assertThatThrownBy(() -> Json.parse("[{\"a\":".repeat(100_000))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> new Json.ArrayValue(List.of(value)).toString())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("200 levels");
    }

    @Test
    void whateverIsMutilatedIsEitherRefusedOrReadsBackEqual() {
        byte[] sound = "{\"a\":[1,-2.5e3,\"\\u00e9é\\n\",{\"b\":null,\"c\":[true,false]}],\"😀\":{}}"
                .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sound.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                Json value = Json.parse(bytes);
                assertThat(Json.parse(value.toString())).isEqualTo(value);
            } catch (StoreException e) {
                assertThat(e.getMessage()).contains("byte ");
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }

    @Test
    void whateverIsCutOffIsRefused() {
        String sound = "{\"a\":[1,-2.5e3,\"\\u00e9\\n\",{\"b\":null,\"c\":[true,false]}],\"d\":{}}";
        for (int length = 0; length < sound.length(); length++) {
            String cut = sound.substring(0, length);
            assertThatThrownBy(() -> Json.parse(cut)).as(cut).isInstanceOf(StoreException.class);
        }
    }
}
