package org.lanewise.trainer.sweep;

import java.util.Optional;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.Preparation;
import org.lanewise.trainer.train.RunPlan;

/** On what trials are made. Images that the next trial needs in the same form are not prepared again. */
public final class Bench {
    private final DataSet found;
    private final Kernels kernels;
    private final Workers workers;
    private final String program;
    private Optional<Prepared> last = Optional.empty();

    private record Prepared(Preparation preparation, long seed, DataSet images) {}

    /**
     * A bench.
     *
     * @param found the data as found
     * @param program name and version
     */
    public Bench(DataSet found, Kernels kernels, Workers workers, String program) {
        this.found = found;
        this.kernels = kernels;
        this.workers = workers;
        this.program = program;
    }

    /** The images as a run sees them. */
    DataSet images(RunPlan plan) {
        Preparation preparation = plan.preparation();
        long seed = plan.settings().seed();
        boolean same = last.map(before -> before.preparation().equals(preparation)
                && (before.seed() == seed || !preparation.amplified())).orElse(false);
        if (!same) {
            last = Optional.of(new Prepared(preparation, seed, preparation.of(found, seed)));
        }
        return last.orElseThrow().images();
    }

    DataSet found() {
        return found;
    }

    Kernels kernels() {
        return kernels;
    }

    Workers workers() {
        return workers;
    }

    String program() {
        return program;
    }
}
