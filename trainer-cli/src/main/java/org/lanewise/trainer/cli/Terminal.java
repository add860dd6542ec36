package org.lanewise.trainer.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lanewise.trainer.report.LiveLine;

/** The terminal this process writes to, if there is one. */
final class Terminal {
    private Terminal() {}

    /** A status line on standard output; empty where it is a file, a pipe, or a terminal that cannot move its cursor. */
    static Optional<LiveLine> liveLine(PrintWriter out) {
        Console console = System.console();
        boolean movable = !"dumb".equals(System.getenv("TERM"));
        return console != null && console.isTerminal() && movable
                ? Optional.of(new LiveLine(out, understandsEscapes(System.getProperty("os.name"), System.getenv())))
                : Optional.empty();
    }

    /** Of the consoles of Windows, only its Terminal does so without being asked by a system call. */
    static boolean understandsEscapes(String operatingSystem, Map<String, String> environment) {
        return !operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows") || environment.containsKey("WT_SESSION");
    }
}
