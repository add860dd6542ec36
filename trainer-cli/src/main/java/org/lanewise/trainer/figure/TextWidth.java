package org.lanewise.trainer.figure;

/** How wide a text becomes, without knowing the font: classes of letters, and a reserve for wide fonts. */
final class TextWidth {
    private static final double RESERVE = 1.08;

    private TextWidth() {}

    /** Pixels at a font size of 12, about. */
    static double of(String text) {
        return of(text, 12);
    }

    static double of(String text, double fontSize) {
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            ems += em(text.charAt(i));
        }
        return ems * fontSize * RESERVE;
    }

    private static double em(char c) {
        if ("iljtf.,:;'|!()[] ".indexOf(c) >= 0) {
            return 0.32;
        }
        if ("mwMW%@".indexOf(c) >= 0) {
            return 0.88;
        }
        return Character.isUpperCase(c) ? 0.68 : 0.57;
    }
}
