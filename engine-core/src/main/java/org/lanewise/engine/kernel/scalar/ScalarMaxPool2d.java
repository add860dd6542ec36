package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Maximum of every window; the gradient goes to the first element equal to it. */
record ScalarMaxPool2d(Pool2dGeometry geometry) implements Pool2dKernel {
    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        BlockLayout in = geometry.input();
        Windows.forEach(geometry, fromChannel, toChannel, (c, oy, ox) -> {
            int to = yAt + geometry.output().at(c, oy, ox);
            for (int lane = 0; lane < LANES; lane++) {
                float max = Float.NEGATIVE_INFINITY;
                for (int ky = 0; ky < geometry.window(); ky++) {
                    for (int kx = 0; kx < geometry.window(); kx++) {
                        int from = in.at(c, oy * geometry.stride() + ky, ox * geometry.stride() + kx);
                        max = Math.max(max, x[xAt + from + lane]);
                    }
                }
                y[to + lane] = max;
            }
        });
    }

    @Override
    public void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel) {
        BlockLayout in = geometry.input();
        Windows.clear(in, dx, dxAt, fromChannel, toChannel);
        Windows.forEach(geometry, fromChannel, toChannel, (c, oy, ox) -> {
            int out = geometry.output().at(c, oy, ox);
            for (int lane = 0; lane < LANES; lane++) {
                int winner = -1;
                for (int ky = geometry.window() - 1; ky >= 0; ky--) {
                    for (int kx = geometry.window() - 1; kx >= 0; kx--) {
                        int from = in.at(c, oy * geometry.stride() + ky, ox * geometry.stride() + kx);
                        winner = x[xAt + from + lane] == y[yAt + out + lane] ? from : winner;
                    }
                }
                if (winner >= 0) {
                    dx[dxAt + winner + lane] += dy[dyAt + out + lane];
                }
            }
        });
    }
}
