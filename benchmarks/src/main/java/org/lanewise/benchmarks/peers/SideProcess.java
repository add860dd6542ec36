package org.lanewise.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A side in another JVM, as the one that gives the commands sees it. */
final class SideProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /** Starts the JVM. */
    SideProcess(Setup setup) {
        this.name = setup.side();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvmOptions());
        command.add("-cp");
        command.add(setup.classPath());
        command.add(SideProgram.class.getName());
        command.add(setup.side());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(Setup.PRESETS);
        builder.environment().putAll(setup.environment());
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The settings that the side knows for a task. */
    List<String> choices(Task task) {
        return List.of(ask("choices " + task).split(";"));
    }

    /** Makes a task ready; the losses of the first batches. */
    double[] prepare(Task task, String choice) {
        return Stream.of(ask("prepare " + task + ";" + choice).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Lets the side do its task for so long. */
    Window run(double seconds) {
        long[] numbers = Arrays.stream(ask("run " + seconds).split(" ")).mapToLong(Long::parseLong).toArray();
        return new Window(numbers[0], numbers[1], numbers[2]);
    }

    private String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            for (String line; (line = answers.readLine()) != null;) {
                if (line.startsWith(SideProgram.ANSWER)) {
                    return line.substring(SideProgram.ANSWER.length());
                }
                if (line.startsWith(SideProgram.FAILURE)) {
                    throw new IllegalStateException(
                            name + " cannot '" + command + "': " + line.substring(SideProgram.FAILURE.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " ended during '" + command + "'", e);
        }
        throw new IllegalStateException(name + " ended during '" + command + "'");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
