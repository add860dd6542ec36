package org.lanewise.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiply-adds and nothing else: enough independent ones that none waits for another. */
final class MultiplyAdds512 {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    private static final int CHAINS = 12;

    private MultiplyAdds512() {}

    /** Returns how many were done, every lane counted. The result is looked at, so that the compiler must compute it. */
    static long run(int rounds) {
        FloatVector scale = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector shift = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector a = FloatVector.broadcast(SPECIES, 0);
        FloatVector b = FloatVector.broadcast(SPECIES, 1);
        FloatVector c = FloatVector.broadcast(SPECIES, 2);
        FloatVector d = FloatVector.broadcast(SPECIES, 3);
        FloatVector e = FloatVector.broadcast(SPECIES, 4);
        FloatVector f = FloatVector.broadcast(SPECIES, 5);
        FloatVector g = FloatVector.broadcast(SPECIES, 6);
        FloatVector h = FloatVector.broadcast(SPECIES, 7);
        FloatVector i = FloatVector.broadcast(SPECIES, 8);
        FloatVector j = FloatVector.broadcast(SPECIES, 9);
        FloatVector k = FloatVector.broadcast(SPECIES, 10);
        FloatVector l = FloatVector.broadcast(SPECIES, 11);
        for (int round = 0; round < rounds; round++) {
            a = scale.fma(a, shift);
            b = scale.fma(b, shift);
            c = scale.fma(c, shift);
            d = scale.fma(d, shift);
            e = scale.fma(e, shift);
            f = scale.fma(f, shift);
            g = scale.fma(g, shift);
            h = scale.fma(h, shift);
            i = scale.fma(i, shift);
            j = scale.fma(j, shift);
            k = scale.fma(k, shift);
            l = scale.fma(l, shift);
        }
        FloatVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
        return Float.isNaN(sum.lane(0)) ? 0 : (long) CHAINS * SPECIES.length() * rounds;
    }
}
