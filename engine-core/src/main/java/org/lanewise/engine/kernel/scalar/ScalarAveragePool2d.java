package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Mean of every window. */
record ScalarAveragePool2d(Pool2dGeometry geometry) implements Pool2dKernel {
    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        BlockLayout in = geometry.input();
        Windows.forEach(geometry, fromChannel, toChannel, (c, oy, ox) -> {
            int to = yAt + geometry.output().at(c, oy, ox);
            for (int lane = 0; lane < LANES; lane++) {
                float sum = 0;
                for (int ky = 0; ky < geometry.window(); ky++) {
                    for (int kx = 0; kx < geometry.window(); kx++) {
                        sum += x[xAt + in.at(c, oy * geometry.stride() + ky, ox * geometry.stride() + kx) + lane];
                    }
                }
                y[to + lane] = sum * share();
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
            int gradient = dyAt + geometry.output().at(c, oy, ox);
            for (int ky = 0; ky < geometry.window(); ky++) {
                for (int kx = 0; kx < geometry.window(); kx++) {
                    int to = dxAt + in.at(c, oy * geometry.stride() + ky, ox * geometry.stride() + kx);
                    for (int lane = 0; lane < LANES; lane++) {
                        dx[to + lane] += dy[gradient + lane] * share();
                    }
                }
            }
        });
    }

    private float share() {
        return 1f / (geometry.window() * geometry.window());
    }
}
