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
    public void nesterov(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            v[i] = Math.fma(momentum, v[i], d);
            w[i] = Math.fma(-learningRate, Math.fma(momentum, v[i], d), w[i]);
        }
    }

    @Override
    public void adagrad(
            float[] w, float[] g, float[] a, int from, int to, float learningRate, float epsilon, float weightDecay) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            a[i] = Math.fma(d, d, a[i]);
            w[i] = Math.fma(-learningRate, d / ((float) Math.sqrt(a[i]) + epsilon), w[i]);
        }
    }

    @Override
    public void rmsProp(
            float[] w,
            float[] g,
            float[] a,
            int from,
            int to,
            float learningRate,
            float rho,
            float epsilon,
            float weightDecay) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            a[i] = Math.fma(rho, a[i], (1 - rho) * d * d);
            w[i] = Math.fma(-learningRate, d / ((float) Math.sqrt(a[i]) + epsilon), w[i]);
        }
    }

    @Override
    public void adadelta(
            float[] w,
            float[] g,
            float[] a,
            float[] x,
            int from,
            int to,
            float learningRate,
            float rho,
            float epsilon,
            float weightDecay) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            a[i] = Math.fma(rho, a[i], (1 - rho) * d * d);
            float u = (float) Math.sqrt((x[i] + epsilon) / (a[i] + epsilon)) * d;
            x[i] = Math.fma(rho, x[i], (1 - rho) * u * u);
            w[i] = Math.fma(-learningRate, u, w[i]);
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
            float weightDecay,
            float shrinkage) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(weightDecay, w[i], g[i]);
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * d);
            v[i] = Math.fma(beta2, v[i], (1 - beta2) * d * d);
            float denominator = (float) Math.sqrt(v[i]) * rootScale + epsilon;
            w[i] = Math.fma(-stepSize, m[i] / denominator, Math.fma(-shrinkage, w[i], w[i]));
        }
    }
}
