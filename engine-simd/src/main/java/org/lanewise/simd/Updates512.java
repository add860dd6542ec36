package org.lanewise.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.UpdateKernels;

final class Updates512 implements UpdateKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    @Override
    public void sgd(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = to - (to - from) % SPECIES.length();
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector velocity = keep.fma(FloatVector.fromArray(SPECIES, v, i), d);
            velocity.intoArray(v, i);
            step.fma(velocity, weight).intoArray(w, i);
        }
        for (int i = whole; i < to; i++) {
            v[i] = Math.fma(momentum, v[i], Math.fma(weightDecay, w[i], g[i]));
            w[i] = Math.fma(-learningRate, v[i], w[i]);
        }
    }

    @Override
    public void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int to,
            float stepSize,
            float rootScale,
            float beta1,
            float beta2,
            float epsilon,
            float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -stepSize);
        FloatVector keep1 = FloatVector.broadcast(SPECIES, beta1);
        FloatVector keep2 = FloatVector.broadcast(SPECIES, beta2);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = to - (to - from) % SPECIES.length();
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector first = keep1.fma(FloatVector.fromArray(SPECIES, m, i), d.mul(1 - beta1));
            FloatVector second = keep2.fma(FloatVector.fromArray(SPECIES, v, i), d.mul(1 - beta2).mul(d));
            first.intoArray(m, i);
            second.intoArray(v, i);
            FloatVector denominator = second.lanewise(VectorOperators.SQRT).mul(rootScale).add(epsilon);
            step.fma(first.div(denominator), weight).intoArray(w, i);
        }
        for (int i = whole; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * d);
            v[i] = Math.fma(beta2, v[i], (1 - beta2) * d * d);
            w[i] = Math.fma(-stepSize, m[i] / ((float) Math.sqrt(v[i]) * rootScale + epsilon), w[i]);
        }
    }
}
