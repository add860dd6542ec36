package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.lanewise.engine.store.Json;
import picocli.CommandLine;

/**
 * A command line that was run within the tests' JVM.
 *
 * @param exitCode it ended with
 * @param out everything on standard output
 * @param err everything on standard error
 */
record Cli(int exitCode, String out, String err) {
    static Cli run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine commandLine = Main.commandLineFor(words.length == 0 ? "" : words[0])
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(words);
        return new Cli(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** Standard output as the JSON objects it consists of. */
    List<Json> events() {
        return out.lines().map(Json::parse).toList();
    }

    Json lastEvent() {
        return events().getLast();
    }

    /** The digest in the last event. */
    String digest() {
        return lastEvent().asObject().get("digest").asString();
    }
}
