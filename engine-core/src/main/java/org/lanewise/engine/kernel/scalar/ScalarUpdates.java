package org.lanewise.engine.kernel.scalar;

import org.lanewise.engine.kernel.UpdateKernels;

/** The update rules, one parameter at a time. */
record ScalarUpdates() implements UpdateKernels {
    @Override
    public void sgd(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay) {
        for (int i = from; i < to; i++) {
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
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * d);
            v[i] = Math.fma(beta2, v[i], (1 - beta2) * d * d);
            float denominator = (float) Math.sqrt(v[i]) * rootScale + epsilon;
            w[i] = Math.fma(-stepSize, m[i] / denominator, w[i]);
        }
    }
}
