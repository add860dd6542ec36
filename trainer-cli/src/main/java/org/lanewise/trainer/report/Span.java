package org.lanewise.trainer.report;

/** A piece of a line with a colour, for terminals that have some. */
record Span(String text, Colour colour) {
    private static final String CONTROL = "\u001b[";

    /** By meaning. */
    enum Colour {
        PLAIN(""),
        QUIET("2"),
        BAR("36"),
        LOSS("33"),
        ACCURACY("32");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    static Span plain(String text) {
        return new Span(text, Colour.PLAIN);
    }

    /** At most so many characters of it, as they are sent. */
    String sent(int length, boolean colours) {
        String visible = text.substring(0, Math.clamp(length, 0, text.length()));
        return !colours || colour == Colour.PLAIN || visible.isEmpty()
                ? visible
                : CONTROL + colour.code + "m" + visible + CONTROL + "0m";
    }
}
