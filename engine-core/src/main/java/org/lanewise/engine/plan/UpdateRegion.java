package org.lanewise.engine.plan;

import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;

/** One update of all learned parameters, in chunks of 8192 values. */
final class UpdateRegion implements Region {
    private static final int CHUNK = 8192;

    private final UpdateKernels kernels;
    private final float[] parameters;
    private final float[] gradients;
    private final int end;
    private OptimizerState state;

    UpdateRegion(UpdateKernels kernels, Parameters parameters, float[] gradients) {
        this.kernels = kernels;
        this.parameters = parameters.values();
        this.gradients = gradients;
        this.end = parameters.learnedEnd();
    }

    void with(OptimizerState state) {
        this.state = state;
    }

    @Override
    public int chunks() {
        return (end + CHUNK - 1) / CHUNK;
    }

    @Override
    public void run(int chunk) {
        int from = chunk * CHUNK;
        int to = Math.min(end, from + CHUNK);
        state.optimizer().update(kernels, parameters, gradients, state.memory(), from, to, state.steps());
    }
}
