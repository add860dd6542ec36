package org.lanewise.benchmarks.launcher;

import java.util.Arrays;
import org.lanewise.trainer.launcher.CompilerOptions;
import org.lanewise.trainer.launcher.Launcher;

/**
 * Main class of {@code benchmarks.jar}, on the JDK that {@code trainer.jar} would find: JMH with its own command line, or,
 * where the first word is {@code peers}, the comparison with other programs.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs JMH, whose forks get the JVM options of the JVM it runs in, or the comparison. */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length > 0 && arguments[0].equals("peers")) {
            Peers.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        new Launcher(
                Benchmarks.class, "org.lanewise.benchmarks.Comparison", "--sun-misc-unsafe-memory-access=allow",
                CompilerOptions.UNCHECKED_VECTORS)
                .run(arguments);
    }
}
