package org.lanewise.benchmarks.launcher;

import org.lanewise.trainer.launcher.Launcher;

/** Main class of {@code benchmarks.jar}: JMH with its own command line, on the JDK that {@code trainer.jar} would find. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs JMH; its forks get the JVM options of the JVM it runs in. */
    public static void main(String[] arguments) throws Throwable {
        new Launcher(Benchmarks.class, "org.lanewise.benchmarks.Comparison", "--sun-misc-unsafe-memory-access=allow")
                .run(arguments);
    }
}
