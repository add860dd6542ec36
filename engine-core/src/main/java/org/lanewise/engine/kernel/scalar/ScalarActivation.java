package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.FloatMath;
import org.lanewise.engine.tensor.BlockLayout;

/** Element-wise functions, one value at a time. */
record ScalarActivation(Activation activation, BlockLayout layout) implements ActivationKernel {
    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int length = layout.shape().width() * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < layout.shape().height(); row++) {
                int at = layout.at(c, row, 0);
                for (int i = at; i < at + length; i++) {
                    y[yAt + i] = apply(activation, x[xAt + i]);
                }
            }
        }
    }

    /** In place on a run of values. */
    static void forward(Activation activation, float[] y, int at, int length) {
        if (activation != Activation.IDENTITY) {
            for (int i = at; i < at + length; i++) {
                y[i] = apply(activation, y[i]);
            }
        }
    }

    @Override
    public void backward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel, int toChannel) {
        int length = layout.shape().width() * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < layout.shape().height(); row++) {
                int at = layout.at(c, row, 0);
                for (int i = at; i < at + length; i++) {
                    dx[dxAt + i] = derivative(y[yAt + i], dy[dyAt + i]);
                }
            }
        }
    }

    static float apply(Activation activation, float x) {
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> x < 0 ? 0 : x;
            case SIGMOID -> FloatMath.sigmoid(x);
            case TANH -> FloatMath.tanh(x);
        };
    }

    private float derivative(float y, float dy) {
        return switch (activation) {
            case IDENTITY -> dy;
            case RELU -> y > 0 ? dy : 0;
            case SIGMOID -> dy * (y * (1 - y));
            case TANH -> dy * Math.fma(-y, y, 1);
        };
    }
}
