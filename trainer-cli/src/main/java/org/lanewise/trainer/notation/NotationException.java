package org.lanewise.trainer.notation;

/** Something is wrong with a network that is written as text. The message is complete: which text, where, what, what to do. */
public final class NotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int line;
    private final int column;
    private final String complaint;

    NotationException(Place place, String complaint) {
        this("", place.line(), place.column(), complaint, null);
    }

    private NotationException(String source, int line, int column, String complaint, Throwable cause) {
        super((source.isEmpty() ? "" : source + ", ") + "line " + line + ", column " + column + ": " + complaint,
                cause);
        this.source = source;
        this.line = line;
        this.column = column;
        this.complaint = complaint;
    }

    /** The same about a part of something: {@code layer 3: ...}. */
    NotationException within(String part) {
        return new NotationException(source, line, column, part + ": " + complaint, this);
    }

    /** The same of a text with a name, usually that of a file. */
    NotationException in(String source) {
        return new NotationException(source, line, column, complaint, this);
    }

    /** The line it is about, from 1. */
    public int line() {
        return line;
    }

    /** The column it is about, from 1. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String complaint() {
        return complaint;
    }
}
