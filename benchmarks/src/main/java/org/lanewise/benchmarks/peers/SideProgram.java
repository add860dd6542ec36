package org.lanewise.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A side in its own JVM. Every line on standard input is a command, and every answer a line on standard output that begins
 * with {@value #ANSWER}, since native libraries print there as well:
 *
 * <pre>{@code
 * choices training luo-cnn1 100 2      the settings worth trying, separated by semicolons
 * prepare training luo-cnn1 100 2;simd the losses of the first batches
 * run 0.5                              steps, nanoseconds, median nanoseconds of a step
 * }</pre>
 *
 * It ends with its input.
 */
public final class SideProgram {
    static final String ANSWER = "= ";
    static final String FAILURE = "! ";

    private final Side side;
    private Exercise exercise;
    private long[] nanos = new long[1 << 16];

    private SideProgram(Side side) {
        this.side = side;
    }

    /** Serves the side whose class is named. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Side side = (Side) Class.forName(arguments[0]).getConstructor().newInstance();
        new SideProgram(side).serve(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    private void serve(BufferedReader commands, PrintStream answers) throws IOException {
        for (String command; (command = commands.readLine()) != null;) {
            try {
                answers.println(ANSWER + answer(command));
            } catch (RuntimeException | LinkageError e) {
                answers.println(FAILURE + e.toString().replaceAll("\\R", " "));
            }
        }
        close();
    }

    private String answer(String command) {
        String[] parts = command.split(" ", 2);
        return switch (parts[0]) {
            case "choices" -> String.join(";", side.choices(Task.parse(parts[1])));
            case "prepare" -> prepare(parts[1]);
            case "run" -> run(Double.parseDouble(parts[1]));
            default -> throw new IllegalArgumentException("unknown command " + command);
        };
    }

    private String prepare(String taskAndChoice) {
        close();
        String[] parts = taskAndChoice.split(";", 2);
        exercise = side.prepare(Task.parse(parts[0]), parts[1]);
        return Arrays.stream(exercise.losses()).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private String run(double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long now = begin;
        int steps = 0;
        while (now < end) {
            long start = now;
            exercise.step();
            now = System.nanoTime();
            if (steps == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * steps);
            }
            nanos[steps++] = now - start;
        }
        Arrays.sort(nanos, 0, steps);
        return steps + " " + (now - begin) + " " + nanos[steps / 2];
    }

    private void close() {
        if (exercise != null) {
            exercise.close();
            exercise = null;
        }
    }
}
