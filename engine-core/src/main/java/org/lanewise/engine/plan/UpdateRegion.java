package org.lanewise.engine.plan;

import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;

/** One update of all parameters, in chunks of 8192 values: first the weights, then the other values that are learned. */
final class UpdateRegion implements Region {
    private static final int CHUNK = 8192;

    private final UpdateKernels kernels;
    private final float[] parameters;
    private final float[] gradients;
    private final int weightsEnd;
    private final int learnedEnd;
    private final int weightChunks;
    private OptimizerState state;
    private double learningRate;

    UpdateRegion(UpdateKernels kernels, Parameters parameters, float[] gradients) {
        this.kernels = kernels;
        this.parameters = parameters.values();
        this.gradients = gradients;
        this.weightsEnd = parameters.weightsEnd();
        this.learnedEnd = parameters.learnedEnd();
        this.weightChunks = chunks(weightsEnd);
    }

    private static int chunks(int values) {
        return (values + CHUNK - 1) / CHUNK;
    }

    void with(OptimizerState state, double learningRate) {
        this.state = state;
        this.learningRate = learningRate;
    }

    @Override
    public int chunks() {
        return weightChunks + chunks(learnedEnd - weightsEnd);
    }

    @Override
    public void run(int chunk) {
        if (chunk < weightChunks) {
            update(chunk * CHUNK, weightsEnd, state.optimizer().weightDecay().onWeights());
        } else {
            update(
                    weightsEnd + (chunk - weightChunks) * CHUNK, learnedEnd,
                    state.optimizer().weightDecay().onOthers());
        }
    }

    private void update(int from, int end, double decay) {
        state.optimizer()
                .update(
                        kernels, parameters, gradients, state.memory(), from, Math.min(end, from + CHUNK), learningRate,
                        decay,
                        state.steps());
    }
}
