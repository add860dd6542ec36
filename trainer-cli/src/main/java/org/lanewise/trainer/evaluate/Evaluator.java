package org.lanewise.trainer.evaluate;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;

/** Measures a network, again and again while it learns. Owned by one thread. */
public final class Evaluator {
    /** Images at a time; one number for all commands, so that the same network gives the same loss to the last digit. */
    private static final int BATCH = 128;

    private final Parameters parameters;
    private final Examples examples;
    private final Kernels kernels;
    private final Workers workers;
    private InferencePlan plan;

    /** An evaluator of these parameters on these examples; its buffers are made when first needed. */
    public Evaluator(Parameters parameters, Examples examples, Kernels kernels, Workers workers) {
        this.parameters = parameters;
        this.examples = examples;
        this.kernels = kernels;
        this.workers = workers;
    }

    /** Loss and hits with the parameters as they are now. */
    public Evaluation evaluate() {
        if (plan == null) {
            plan = InferencePlan.compile(parameters, BATCH, kernels, workers);
        } else {
            plan.refresh();
        }
        return plan.evaluate(examples);
    }
}
