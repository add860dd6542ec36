package org.lanewise.trainer.reproduce;

import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.machine.JavaMachine;
import org.lanewise.trainer.machine.Processor;

/**
 * With what to compute.
 *
 * @param program name and version
 */
public record Machinery(String program, Kernels kernels, Workers workers) {
    Outcome.Machine described() {
        return new Outcome.Machine(
                program, kernels.name(), kernels.vectorBits(), workers.threads(), JavaMachine.version(),
                Processor.name());
    }
}
