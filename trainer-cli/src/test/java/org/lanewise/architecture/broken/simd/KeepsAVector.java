package org.lanewise.architecture.broken.simd;

import jdk.incubator.vector.FloatVector;

public final class KeepsAVector {
    private static final FloatVector[] TABLE = new FloatVector[4];

    private KeepsAVector() {}

    static void store(float[] x) {
        TABLE[0].intoArray(x, 0);
    }
}
