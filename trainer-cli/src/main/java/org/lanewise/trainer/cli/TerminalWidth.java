package org.lanewise.trainer.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The columns of the terminal. Java cannot tell, {@code stty} can where there is one; else the variable COLUMNS, else 80.
 * Asked again every few seconds, as windows change.
 */
final class TerminalWidth implements IntSupplier {
    private static final int USUAL = 80;
    private static final long PAUSE_NANOS = 3_000_000_000L;
    private static final long PATIENCE_MILLIS = 500;
    private static final File TERMINAL = new File("/dev/tty");

    private final int otherwise;
    private int columns;
    private long nextQuestion = System.nanoTime();
    private boolean answered = true;

    TerminalWidth(Map<String, String> environment) {
        this.otherwise = columns("0 " + environment.getOrDefault("COLUMNS", "")).orElse(USUAL);
        this.columns = otherwise;
    }

    @Override
    public int getAsInt() {
        if (answered && System.nanoTime() - nextQuestion >= 0) {
            OptionalInt answer = ask();
            answered = answer.isPresent();
            columns = answer.orElse(otherwise);
            nextQuestion = System.nanoTime() + PAUSE_NANOS;
        }
        return columns;
    }

    private static OptionalInt ask() {
        if (!TERMINAL.exists()) {
            return OptionalInt.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.from(TERMINAL))
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** The second number of {@code 24 80}. */
    static OptionalInt columns(String rowsAndColumns) {
        String[] sizes = rowsAndColumns.strip().split(" ");
        boolean number = sizes.length == 2 && sizes[1].matches("[1-9][0-9]{0,4}");
        return number ? OptionalInt.of(Integer.parseInt(sizes[1])) : OptionalInt.empty();
    }
}
