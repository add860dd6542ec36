package org.lanewise.architecture.broken.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

public final class ExponentialOfTheMachine {
    private ExponentialOfTheMachine() {}

    static void exp(float[] x) {
        FloatVector.fromArray(FloatVector.SPECIES_128, x, 0).lanewise(VectorOperators.EXP).intoArray(x, 0);
    }
}
