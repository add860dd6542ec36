package org.lanewise.engine.kernel;

/**
 * The element-wise rules by which parameters follow their gradients, on elements {@code from} (inclusive) to {@code to}
 * (exclusive) of arrays that lie alike. Every operation is rounded once, in the order that the parentheses say, and 1 - beta
 * is computed in float. Where a rule has weightDecay, it is the factor of L2 decay, added to the gradient.
 *
 * <p>w are the parameters and g their gradients; the other arrays begin at zero and are the optimiser's memory.
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
     * The same with Nesterov's momentum, as in PyTorch (Y. Nesterov, 1983; in this form Y. Bengio, N. Boulanger-Lewandowski,
     * R. Pascanu: Advances in Optimizing Recurrent Networks, ICASSP 2013, section 3.5):
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * v = fma(momentum, v, d)
     * w = fma(-learningRate, fma(momentum, v, d), w)
     * </pre>
     */
    void nesterov(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay);

    /**
     * Adagrad (J. Duchi, E. Hazan, Y. Singer: Adaptive Subgradient Methods for Online Learning and Stochastic
     * Optimization, JMLR 12, 2011, the diagonal case of figure 1) with epsilon outside the root:
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * a = fma(d, d, a)
     * w = fma(-learningRate, d / (sqrt(a) + epsilon), w)
     * </pre>
     */
    void adagrad(
            float[] w, float[] g, float[] a, int from, int to, float learningRate, float epsilon, float weightDecay);

    /**
     * RMSprop (T. Tieleman, G. Hinton: Neural Networks for Machine Learning, lecture 6e, 2012) with epsilon outside the
     * root, as in PyTorch:
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * a = fma(rho, a, ((1 - rho) * d) * d)
     * w = fma(-learningRate, d / (sqrt(a) + epsilon), w)
     * </pre>
     */
    void rmsProp(
            float[] w,
            float[] g,
            float[] a,
            int from,
            int to,
            float learningRate,
            float rho,
            float epsilon,
            float weightDecay);

    /**
     * Adadelta (M. Zeiler: ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701, algorithm 1), with one root for
     * both means:
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * a = fma(rho, a, ((1 - rho) * d) * d)
     * u = sqrt((x + epsilon) / (a + epsilon)) * d
     * x = fma(rho, x, ((1 - rho) * u) * u)
     * w = fma(-learningRate, u, w)
     * </pre>
     *
     * @param a mean of squared gradients
     * @param x mean of squared steps, before the learning rate
     */
    void adadelta(
            float[] w,
            float[] g,
            float[] a,
            float[] x,
            int from,
            int to,
            float learningRate,
            float rho,
            float epsilon,
            float weightDecay);

    /**
     * Adam (D. Kingma, J. Ba: Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1) with L2 weight decay
     * added to the gradient, or decoupled from it (I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization, ICLR
     * 2019, algorithm 2):
     *
     * <pre>
     * d = fma(weightDecay, w, g)
     * m = fma(beta1, m, (1 - beta1) * d)
     * v = fma(beta2, v, ((1 - beta2) * d) * d)
     * w = fma(-stepSize, m / (sqrt(v) * rootScale + epsilon), fma(-shrinkage, w, w))
     * </pre>
     *
     * @param stepSize learning rate / (1 - beta1^t), or the learning rate for no correction
     * @param rootScale 1 / sqrt(1 - beta2^t), or 1 for no correction
     * @param weightDecay L2
     * @param shrinkage decoupled decay: what a parameter loses in this step
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
            float weightDecay,
            float shrinkage);
}
