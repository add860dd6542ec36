package org.lanewise.trainer.report;

/**
 * What a terminal can show.
 *
 * @param escapes whether it understands ANSI escape codes
 * @param colours whether it has colours, and nobody minds them
 * @param blocks whether its characters include blocks of all heights
 */
public record Look(boolean escapes, boolean colours, boolean blocks) {
    /** Letters only. */
    public static final Look PLAIN = new Look(false, false, false);
}
