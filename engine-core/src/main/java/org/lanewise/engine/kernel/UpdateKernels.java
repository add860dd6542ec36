package org.lanewise.engine.kernel;

/**
 * The element-wise rules by which parameters follow their gradients, on elements {@code from} (inclusive) to {@code to}
 * (exclusive) of arrays that lie alike. Each line is one operation with one rounding.
 */
public interface UpdateKernels {
    /**
     * Stochastic gradient descent with momentum and L2 weight decay, as in PyTorch (I. Sutskever et al.: On the importance
     * of initialization and momentum in deep learning, ICML 2013, without the factor on the gradient):
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * v = fma(momentum, v, d)
     * w = fma(-learningRate, v, w)
     * </pre>
     */
    void sgd(float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay);

    /**
     * Adam (D. Kingma, J. Ba: Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1) with L2 weight decay
     * added to the gradient:
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * m = fma(beta1, m, (1 - beta1) * d)
     * v = fma(beta2, v, ((1 - beta2) * d) * d)
     * w = fma(-stepSize, m / (sqrt(v) * rootScale + epsilon), w)
     * </pre>
     *
     * @param stepSize learning rate / (1 - beta1^t)
     * @param rootScale 1 / sqrt(1 - beta2^t)
     */
    void adam(
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
            float weightDecay);
}
