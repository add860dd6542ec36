package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.machine.KernelChoice;
import picocli.CommandLine.Option;

/** With what to compute. No choice here changes a result. */
final class ComputeOptions {
    /** More than any machine has; a guard against a slip of the finger. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            defaultValue = KernelSelection.AUTO,
            description = "auto, scalar or simd; auto is the fastest that runs here. Default: ${DEFAULT-VALUE}.")
    private String kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with; no more work than there are processors. Default: one a processor.")
    private Integer threads;

    /** The kernels; a note why faster ones are passed over goes to {@code err}. */
    Kernels kernels(PrintWriter err) {
        KernelChoice choice = KernelChoice.of(kernels);
        choice.notes().forEach(err::println);
        err.flush();
        return choice.kernels();
    }

    /** The threads, running. */
    Workers workers() {
        return Workers.of(threads());
    }

    /** How many threads to compute with. */
    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, got " + threads);
        }
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException("--threads can be at most " + MOST_THREADS + ", got " + threads);
        }
        return threads;
    }

    /** These options as they were given, to be repeated in another command line. */
    String repeated() {
        return (kernels.equals(KernelSelection.AUTO) ? "" : " --kernels " + kernels)
                + (threads == null ? "" : " --threads " + threads);
    }
}
