package org.lanewise.trainer.page;

/** One cell of a table. */
public record Cell(Prose prose, Mark mark) {
    public static Cell of(String text) {
        return new Cell(Prose.of(text), Mark.NONE);
    }

    public static Cell of(Prose prose) {
        return new Cell(prose, Mark.NONE);
    }

    /** A name, a command: set as code. */
    public static Cell code(String text) {
        return new Cell(Prose.of("").code(text), Mark.NONE);
    }

    /** The same, marked. */
    public Cell marked(Mark newMark) {
        return new Cell(prose, newMark);
    }
}
