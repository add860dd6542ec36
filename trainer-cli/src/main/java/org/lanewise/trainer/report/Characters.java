package org.lanewise.trainer.report;

import org.lanewise.trainer.picture.Ink;

/** Pictures made of characters, for terminals: a character is one pixel wide and two high, as characters are. */
public final class Characters {
    private static final String RAMP = " .:-=+*#%@";

    private Characters() {}

    /** The picture, a line for two rows of pixels, each line with its end. */
    public static String of(Ink picture) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < picture.height(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < picture.width(); x++) {
                int below = y + 1 < picture.height() ? picture.at(x, y + 1) : 0;
                // Rounded up, so that no ink is lost.
                int level = ((picture.at(x, y) + below) * (RAMP.length() - 1) + 509) / 510;
                line.append(RAMP.charAt(level));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
