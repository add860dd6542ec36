package org.lanewise.engine.optim;

import org.lanewise.engine.network.Parameters;

/** What an optimiser remembers of one run: its slots and how many updates were made. */
public final class OptimizerState {
    private final Optimizer optimizer;
    private final float[][] memory;
    private long steps;

    /** The state before the first update: all zeros. */
    public OptimizerState(Optimizer optimizer, Parameters parameters) {
        this.optimizer = optimizer;
        this.memory = new float[optimizer.slots().size()][];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = parameters.newArray();
        }
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /** The arrays, in the order of {@link Optimizer#slots}; they lie like the parameters. */
    public float[][] memory() {
        return memory;
    }

    /** Updates made so far. */
    public long steps() {
        return steps;
    }

    /** Counts an update that begins. */
    public void nextStep() {
        steps++;
    }

    /** Goes to where another run had got to. */
    public void restore(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("the number of updates cannot be negative, got " + steps);
        }
        this.steps = steps;
    }
}
