package org.lanewise.engine.kernel;

/** An element-wise function whose derivative is computed from its own output. */
public enum Activation {
    /** y = x. */
    IDENTITY,
    /** y = 0 where x < 0, else x (a NaN stays one); dx = dy where y > 0, else 0. */
    RELU,
    /** y = 1 / (1 + exp(-x)); dx = dy * (y * (1 - y)). */
    SIGMOID,
    /** y = tanh(x); dx = dy * fma(-y, y, 1). */
    TANH
}
