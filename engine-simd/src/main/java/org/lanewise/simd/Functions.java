package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;

/** Every {@link Activation} on runs of values, whose length is a multiple of 16. */
record Functions(Elementwise elementwise, Exponentials exponentials) {
    /** y = f(x). */
    void forward(Activation activation, float[] x, int xAt, float[] y, int yAt, int length) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(x, xAt, y, yAt, length);
            case RELU -> elementwise.relu(x, xAt, y, yAt, length);
            case SIGMOID -> exponentials.sigmoid(x, xAt, y, yAt, length);
            case TANH -> exponentials.tanh(x, xAt, y, yAt, length);
        }
    }

    /** dx = dy * f'(x), from y = f(x). */
    void backward(
            Activation activation, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(dy, dyAt, dx, dxAt, length);
            case RELU -> elementwise.reluBackward(y, yAt, dy, dyAt, dx, dxAt, length);
            case SIGMOID -> elementwise.sigmoidBackward(y, yAt, dy, dyAt, dx, dxAt, length);
            case TANH -> elementwise.tanhBackward(y, yAt, dy, dyAt, dx, dxAt, length);
        }
    }
}
