package org.lanewise.trainer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lanewise.trainer.data.DataFinder;

/** The program in a JVM of its own, with its output in files. */
final class Child implements AutoCloseable {
    /** Options of java without which there are scalar kernels only. */
    static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it without vector kernels and without any data but its own.
     *
     * @param folder for its output and its home
     * @param shell what a shell is to do before it becomes the program; nothing, if empty
     */
    static Child start(Path folder, String shell, Object... arguments) {
        List<String> command = new ArrayList<>();
        if (!shell.isEmpty()) {
            command.addAll(List.of("sh", "-c", shell + "; exec \"$0\" \"$@\""));
        }
        command.addAll(program(folder));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return start(folder, builder(folder, command));
    }

    /**
     * Starts it with a folder to work in.
     *
     * @param folder for its files, its output and its home
     * @param data the folder with the images that every command finds
     * @param options of java; with {@link #VECTORS} there are vector kernels
     */
    static Child startIn(Path folder, Path data, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(program(folder));
        command.addAll(1, options);
        command.addAll(arguments);
        ProcessBuilder builder = builder(folder, command).directory(folder.toFile());
        builder.environment().put(DataFinder.VARIABLE, data.toString());
        return start(folder, builder);
    }

    private static List<String> program(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private static ProcessBuilder builder(Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().keySet().removeAll(List.of(DataFinder.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"));
        return builder;
    }

    private static Child start(Path folder, ProcessBuilder builder) {
        try {
            return new Child(builder.start(), folder.resolve("out.txt"), folder.resolve("err.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as a system does that is being shut down. */
    void terminate() {
        process.destroy();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until something has happened. */
    void await(BooleanSupplier event) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!event.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("it did not happen; " + out() + err());
            }
            Thread.sleep(2);
        }
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; " + out() + err());
        }
        return process.exitValue();
    }

    /** Ends it without giving it a chance to do anything, as SIGKILL does. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
