package org.lanewise.architecture.broken.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

public final class SumsInAnyOrder {
    private SumsInAnyOrder() {}

    static float sum(float[] x) {
        return FloatVector.fromArray(FloatVector.SPECIES_128, x, 0).reduceLanes(VectorOperators.ADD);
    }
}
