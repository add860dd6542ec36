package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.tensor.Shape;

/** Maximum of every window; the gradient goes to the first element equal to it. */
final class ScalarMaxPool2d implements Pool2dKernel {
    private final Pool2dGeometry geometry;
    private final int[] window;

    ScalarMaxPool2d(Pool2dGeometry geometry) {
        this.geometry = geometry;
        this.window = Windows.offsets(geometry);
    }

    @Override
    public Pool2dGeometry geometry() {
        return geometry;
    }

    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        Shape out = geometry.output().shape();
        for (int c = fromChannel; c < toChannel; c++) {
            for (int oy = 0; oy < out.height(); oy++) {
                for (int ox = 0; ox < out.width(); ox++) {
                    int from = xAt + Windows.at(geometry, c, oy, ox);
                    int to = yAt + geometry.output().at(c, oy, ox);
                    for (int lane = 0; lane < LANES; lane++) {
                        float max = Float.NEGATIVE_INFINITY;
                        for (int offset : window) {
                            max = Math.max(max, x[from + offset + lane]);
                        }
                        y[to + lane] = max;
                    }
                }
            }
        }
    }

    @Override
    public void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel) {
        Shape out = geometry.output().shape();
        Windows.clear(geometry.input(), dx, dxAt, fromChannel, toChannel);
        for (int c = fromChannel; c < toChannel; c++) {
            for (int oy = 0; oy < out.height(); oy++) {
                for (int ox = 0; ox < out.width(); ox++) {
                    int first = Windows.at(geometry, c, oy, ox);
                    int from = geometry.output().at(c, oy, ox);
                    for (int lane = 0; lane < LANES; lane++) {
                        float max = y[yAt + from + lane];
                        int winner = winner(x, xAt + first + lane, max);
                        if (winner >= 0 && passes(max)) {
                            dx[dxAt + first + winner + lane] += dy[dyAt + from + lane];
                        }
                    }
                }
            }
        }
    }

    private boolean passes(float max) {
        return geometry.kind() != Kind.MAX_OF_RELU || max > 0;
    }

    /** The place of the maximum in its window; -1 if it is not a number and so equal to nothing. */
    private int winner(float[] x, int at, float max) {
        for (int offset : window) {
            if (x[at + offset] == max) {
                return offset;
            }
        }
        return -1;
    }
}
