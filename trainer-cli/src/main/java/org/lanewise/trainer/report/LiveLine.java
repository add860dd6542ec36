package org.lanewise.trainer.report;

import java.io.PrintWriter;

/** The last line of a terminal, written over and over. */
public final class LiveLine {
    private static final long PAUSE_NANOS = 100_000_000;

    /** One less than the usual 80, as some terminals wrap when the last column is written. */
    private static final int WIDTH = 79;

    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean escapes;
    private long nextDraw = System.nanoTime();
    private int shown;

    /**
     * A status line.
     *
     * @param out the terminal
     * @param escapes whether the terminal understands ANSI escape codes; then the line does not wrap even in a narrow
     *     window
     */
    public LiveLine(PrintWriter out, boolean escapes) {
        this.out = out;
        this.escapes = escapes;
    }

    /** Whether enough time has passed since the line was last drawn. */
    boolean isDue() {
        return System.nanoTime() - nextDraw >= 0;
    }

    /** Draws the line. */
    public void show(String text) {
        String visible = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        draw(visible + " ".repeat(Math.max(0, shown - visible.length())));
        shown = visible.length();
        nextDraw = System.nanoTime() + PAUSE_NANOS;
    }

    /** Makes room for an ordinary line. */
    public void clear() {
        if (shown > 0) {
            draw(" ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    private void draw(String text) {
        out.print("\r" + (escapes ? NO_WRAP + text + WRAP : text));
        out.flush();
    }
}
