package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.tensor.Shape;

/** Mean of every window. */
final class ScalarAveragePool2d implements Pool2dKernel {
    private final Pool2dGeometry geometry;
    private final int[] window;
    private final float share;

    ScalarAveragePool2d(Pool2dGeometry geometry) {
        this.geometry = geometry;
        this.window = Windows.offsets(geometry);
        this.share = 1f / window.length;
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
                        float sum = 0;
                        for (int offset : window) {
                            sum += x[from + offset + lane];
                        }
                        y[to + lane] = sum * share;
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
                    int to = dxAt + Windows.at(geometry, c, oy, ox);
                    int from = dyAt + geometry.output().at(c, oy, ox);
                    for (int offset : window) {
                        for (int lane = 0; lane < LANES; lane++) {
                            dx[to + offset + lane] += dy[from + lane] * share;
                        }
                    }
                }
            }
        }
    }
}
