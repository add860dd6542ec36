package org.lanewise.trainer.page;

/** The head of a column of a table, and on which side its cells stand. */
public record Column(Prose heading, Side side) {
    /** On which side cells stand. */
    public enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Texts. */
    public static Column left(String heading) {
        return new Column(Prose.of(heading), Side.LEFT);
    }

    /** Signs and short words. */
    public static Column centre(String heading) {
        return new Column(Prose.of(heading), Side.CENTRE);
    }

    /** Numbers. */
    public static Column right(String heading) {
        return new Column(Prose.of(heading), Side.RIGHT);
    }
}
