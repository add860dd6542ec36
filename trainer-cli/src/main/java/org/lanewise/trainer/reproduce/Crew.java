package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;

/**
 * Machines that work side by side, each with threads of its own.
 *
 * @param machines at least one
 */
public record Crew(List<Machinery> machines) implements AutoCloseable {
    /** Copies the list. */
    public Crew {
        machines = List.copyOf(machines);
    }

    /**
     * So many machines, among which threads are shared out; each has at least one.
     *
     * @param threads of all, at least 1
     * @param jobs how many machines, at least 1
     * @param program name and version
     */
    public static Crew of(int threads, int jobs, String program, Kernels kernels) {
        return new Crew(IntStream.range(0, jobs)
                .mapToObj(job -> new Machinery(program, kernels, Workers.of(share(threads, jobs, job))))
                .toList());
    }

    static int share(int threads, int jobs, int job) {
        return Math.max(1, threads / jobs + (job < threads % jobs ? 1 : 0));
    }

    /** Ends all threads. */
    @Override
    public void close() {
        machines.forEach(machine -> machine.workers().close());
    }
}
