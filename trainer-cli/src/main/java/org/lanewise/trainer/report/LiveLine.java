package org.lanewise.trainer.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;

/** The last line of a terminal, written over and over. */
public final class LiveLine {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final Look look;
    private final IntSupplier columns;
    private long nextDraw = System.nanoTime();
    private int shown;

    /**
     * A status line.
     *
     * @param out the terminal
     * @param look what it can show; where it understands escape codes, the line does not wrap when its window becomes
     *     narrower
     * @param columns of the terminal, now
     */
    public LiveLine(PrintWriter out, Look look, IntSupplier columns) {
        this.out = out;
        this.look = look;
        this.columns = columns;
    }

    /** Whether enough time has passed since the line was last drawn. */
    boolean isDue() {
        return System.nanoTime() - nextDraw >= 0;
    }

    /** What the terminal can show. */
    Look look() {
        return look;
    }

    /** Characters that the line may have: the last column stays free, as some terminals wrap when it is written. */
    int width() {
        return Math.max(1, columns.getAsInt() - 1);
    }

    /** Draws the line. */
    public void show(String text) {
        show(List.of(Span.plain(text)));
    }

    /** Draws a line of pieces; what is too long is cut off. */
    void show(List<Span> spans) {
        int width = width();
        StringBuilder sent = new StringBuilder();
        int length = 0;
        for (Span span : spans) {
            sent.append(span.sent(width - length, look.colours()));
            length = Math.min(width, length + span.text().length());
        }
        draw(sent + " ".repeat(Math.max(0, Math.min(shown, width) - length)));
        shown = length;
        nextDraw = System.nanoTime() + PAUSE_NANOS;
    }

    /** Makes room for an ordinary line. */
    public void clear() {
        if (shown > 0) {
            draw(" ".repeat(Math.min(shown, width())) + "\r");
            shown = 0;
        }
    }

    private void draw(String text) {
        out.print("\r" + (look.escapes() ? NO_WRAP + text + WRAP : text));
        out.flush();
    }
}
