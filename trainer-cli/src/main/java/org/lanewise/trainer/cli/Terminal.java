package org.lanewise.trainer.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lanewise.trainer.report.LiveLine;
import org.lanewise.trainer.report.Look;

/** The terminal this process writes to, if there is one. */
final class Terminal {
    private Terminal() {}

    /** A status line on standard output; empty where it is a file, a pipe, or a terminal that cannot move its cursor. */
    static Optional<LiveLine> liveLine(PrintWriter out) {
        Console console = System.console();
        Map<String, String> environment = System.getenv();
        boolean movable = !"dumb".equals(environment.get("TERM"));
        return console != null && console.isTerminal() && movable
                ? Optional.of(new LiveLine(
                        out,
                        look(),
                        new TerminalWidth(environment)))
                : Optional.empty();
    }

    /** Columns of the terminal, or as many as are usual. */
    static int columns() {
        return new TerminalWidth(System.getenv()).getAsInt();
    }

    /** What standard output can show. */
    static Look look() {
        return look(System.getProperty("os.name"), System.getenv(), outputCharset());
    }

    private static Charset outputCharset() {
        return Charset.forName(System.getProperty("stdout.encoding"), Charset.defaultCharset());
    }

    /** What such a terminal shows; the variable NO_COLOR takes colours away if it is not empty (no-color.org). */
    static Look look(String operatingSystem, Map<String, String> environment, Charset charset) {
        boolean escapes = understandsEscapes(operatingSystem, environment);
        boolean colours = escapes && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Look(escapes, colours, charset.newEncoder().canEncode("▁▂▃▄▅▆▇█░"));
    }

    /** Of the consoles of Windows, only its Terminal does so without being asked by a system call. */
    static boolean understandsEscapes(String operatingSystem, Map<String, String> environment) {
        return !operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows") || environment.containsKey("WT_SESSION");
    }
}
