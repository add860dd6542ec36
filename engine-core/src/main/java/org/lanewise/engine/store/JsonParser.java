package org.lanewise.engine.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Recursive descent over the text of one document. */
final class JsonParser {
    private final String text;
    private final long firstByte;
    private int at;
    private int depth;

    private JsonParser(String text, long firstByte) {
        this.text = text;
        this.firstByte = firstByte;
    }

    static Json parse(String text) {
        return new JsonParser(text, 0).document();
    }

    /**
     * Reads a document that lies somewhere in a file.
     *
     * @param firstByte where it lies; added to every byte in a message
     */
    static Json parse(byte[] utf8, long firstByte) {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer chars = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
        if (result.isError()) {
            throw new StoreException("not UTF-8: byte " + (firstByte + bytes.position()) + " is 0x"
                    + String.format("%02x", utf8[bytes.position()]) + ", which cannot stand there");
        }
        return new JsonParser(chars.flip().toString(), firstByte).document();
    }

    private Json document() {
        Json value = value();
        if (at < text.length()) {
            throw unexpected("the end of the document");
        }
        return value;
    }

    /** A value and the white space on both sides of it. */
    private Json value() {
        skipSpace();
        Json value = switch (at < text.length() ? text.charAt(at) : 0) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.StringValue(string());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case 't' -> word("true", new Json.BooleanValue(true));
            case 'f' -> word("false", new Json.BooleanValue(false));
            case 'n' -> word("null", Json.NullValue.NULL);
            default -> throw unexpected("a value");
        };
        skipSpace();
        return value;
    }

    private Json object() {
        descend();
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        skipSpace();
        if (!skip('}')) {
            do {
                member(members);
            } while (skip(','));
            require('}', "',' or '}'");
        }
        depth--;
        return new Json.ObjectValue(members);
    }

    private void member(SequencedMap<String, Json> members) {
        skipSpace();
        int start = at;
        if (at == text.length() || text.charAt(at) != '"') {
            throw unexpected("the name of a member in double quotes");
        }
        String name = string();
        if (members.containsKey(name)) {
            throw error(start, "the name " + Quoted.of(name) + " appears twice in one object");
        }
        skipSpace();
        require(':', "':'");
        members.put(name, value());
    }

    private Json array() {
        descend();
        List<Json> items = new ArrayList<>();
        skipSpace();
        if (!skip(']')) {
            do {
                items.add(value());
            } while (skip(','));
            require(']', "',' or ']'");
        }
        depth--;
        return new Json.ArrayValue(items);
    }

    /** Steps over the opening bracket. */
    private void descend() {
        if (++depth > Json.MAX_DEPTH) {
            throw error(at, "nested deeper than " + Json.MAX_DEPTH + " levels");
        }
        at++;
    }

    private String string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            int run = at;
            while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"' && text.charAt(at) != '\\') {
                at++;
            }
            value.append(text, run, at);
            if (skip('"')) {
                break;
            }
            if (!skip('\\')) {
                throw unexpected(at == text.length() ? "the closing '\"' of a string" : "an escape for this character");
            }
            value.append(escaped());
        }
        String result = value.toString();
        if (Json.StringValue.hasLoneSurrogate(result)) {
            throw error(start, "this string contains half a surrogate pair");
        }
        return result;
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at) : 0;
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (!skip('u')) {
            throw unexpected("one of \" \\ / b f n r t u after '\\'");
        }
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits after '\\u'");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String literal = text.substring(start, at);
        if (!Json.NumberValue.isNumber(literal)) {
            throw error(start, Quoted.of(literal) + " is not a JSON number");
        }
        return new Json.NumberValue(literal);
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c, String name) {
        if (!skip(c)) {
            throw unexpected(name);
        }
    }

    private StoreException unexpected(String expected) {
        String found = at == text.length()
                ? "the end of the document"
                : Quoted.of(text.substring(at, text.offsetByCodePoints(at, 1)));
        return error(at, "expected " + expected + ", found " + found);
    }

    private StoreException error(int index, String message) {
        String before = text.substring(0, index);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, index);
        long offset = firstByte + before.getBytes(StandardCharsets.UTF_8).length;
        return new StoreException("line " + line + ", column " + column + " (byte " + offset + "): " + message);
    }
}
