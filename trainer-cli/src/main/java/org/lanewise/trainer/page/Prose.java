package org.lanewise.trainer.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Running text with code, emphasis and links in it. What is given as text is text: whatever has a meaning in Markdown or
 * HTML is escaped.
 */
public record Prose(List<Span> spans) {
    public Prose {
        spans = List.copyOf(spans);
    }

    /** What a span of text is. */
    enum Kind {
        TEXT,
        CODE,
        EMPHASIS,
        STRONG,
        LINK,
        PAGE
    }

    /**
     * A piece of text of one kind.
     *
     * @param target the address of a link, the name of a page; else ""
     */
    record Span(Kind kind, String text, String target) {}

    /** Plain text to begin with; may be "". */
    public static Prose of(String text) {
        return new Prose(List.of(new Span(Kind.TEXT, text, "")));
    }

    public Prose text(String text) {
        return with(Kind.TEXT, text, "");
    }

    /** What is typed or printed: a name, a command, a value. */
    public Prose code(String text) {
        return with(Kind.CODE, text, "");
    }

    public Prose emphasis(String text) {
        return with(Kind.EMPHASIS, text, "");
    }

    public Prose strong(String text) {
        return with(Kind.STRONG, text, "");
    }

    /** A link to an address, absolute or relative to the page. */
    public Prose link(String text, String address) {
        return with(Kind.LINK, text, address);
    }

    /** A link to a page in the same folder: to its Markdown from Markdown, to its HTML from HTML. */
    public Prose page(String text, String name) {
        return with(Kind.PAGE, text, name);
    }

    /** The text alone. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        spans.forEach(span -> plain.append(span.text()));
        return plain.toString();
    }

    private Prose with(Kind kind, String text, String target) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(kind, text, target));
        return new Prose(longer);
    }
}
