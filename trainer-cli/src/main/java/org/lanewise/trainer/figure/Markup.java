package org.lanewise.trainer.figure;

/** A text of XML or HTML that grows: elements, attributes and escaped text. */
public final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** Begins an element. Attributes are names and values in turn; values are escaped. */
    public Markup open(String element, String... attributes) {
        return tag(element, attributes, ">");
    }

    /** An element without content, as XML writes it; HTML knows these in SVG, and where an element is always empty. */
    public Markup empty(String element, String... attributes) {
        return tag(element, attributes, "/>");
    }

    /** Ends an element. */
    public Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An element that holds nothing but text. */
    public Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** Text, escaped. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Text that is markup already. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A line break, for the reader of the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private Markup tag(String element, String[] attributes, String end) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attribute " + attributes[attributes.length - 1] + " has no value");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append(end);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(isXml(c) ? c : '\ufffd');
            }
        }
    }

    /** Control characters cannot be written in XML 1.0, not even escaped. */
    private static boolean isXml(char c) {
        return c >= 0x20 && c < 0xfffe || c == '\n' || c == '\t' || c == '\r';
    }
}
