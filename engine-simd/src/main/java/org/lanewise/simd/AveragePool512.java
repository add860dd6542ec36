package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;

record AveragePool512(Pool2dGeometry geometry) implements Pool2dKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    private float share() {
        return 1f / (geometry.window() * geometry.window());
    }

    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int step = geometry.stride() * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < geometry.output().shape().height(); row++) {
                int in = xAt + geometry.input().at(c, row * geometry.stride(), 0);
                int out = yAt + geometry.output().at(c, row, 0);
                int length = geometry.output().shape().width() * LANES;
                if (geometry.window() == 2) {
                    forward2(geometry.input().rowStride(), step, x, in, y, out, length);
                } else {
                    forward(geometry.window(), share(), geometry.input().rowStride(), step, x, in, y, out, length);
                }
            }
        }
    }

    private static void forward2(int row, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                // The sum starts at 0, which matters for -0.
                FloatVector.fromArray(SPECIES, x, in + lane)
                        .add(0f)
                        .add(FloatVector.fromArray(SPECIES, x, in + lane + LANES))
                        .add(FloatVector.fromArray(SPECIES, x, in + lane + row))
                        .add(FloatVector.fromArray(SPECIES, x, in + lane + row + LANES))
                        .mul(0.25f)
                        .intoArray(y, yAt + out + lane);
            }
        }
    }

    private static void forward(
            int window, float share, int row, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int ky = 0; ky < window; ky++) {
                    for (int kx = 0; kx < window; kx++) {
                        sum = sum.add(FloatVector.fromArray(SPECIES, x, in + lane + ky * row + kx * LANES));
                    }
                }
                sum.mul(share).intoArray(y, yAt + out + lane);
            }
        }
    }

    @Override
    public void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel) {
        Runs runs = new Runs(geometry.input());
        boolean pairs = geometry.window() == 2 && geometry.stride() == 2;
        boolean clear = !pairs || !Windows.tileTheInput(geometry);
        int step = geometry.stride() * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            if (clear) {
                runs.clear(c, dx, dxAt);
            }
            for (int row = 0; row < geometry.output().shape().height(); row++) {
                int in = dxAt + geometry.input().at(c, row * geometry.stride(), 0);
                int out = dyAt + geometry.output().at(c, row, 0);
                int length = geometry.output().shape().width() * LANES;
                if (pairs) {
                    backward2(geometry.input().rowStride(), dy, out, dx, in, length);
                } else {
                    backward(geometry.window(), share(), geometry.input().rowStride(), step, dy, out, dx, in, length);
                }
            }
        }
    }

    private static void backward2(int row, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        for (int out = 0; out < length; out += LANES) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                int in = dxAt + 2 * out + lane;
                // Adding 0 turns -0 into 0, as adding to a cleared dx does.
                FloatVector gradient =
                        FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).mul(0.25f).add(0f);
                gradient.intoArray(dx, in);
                gradient.intoArray(dx, in + LANES);
                gradient.intoArray(dx, in + row);
                gradient.intoArray(dx, in + row + LANES);
            }
        }
    }

    private static void backward(
            int window, float share, int row, int step, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        for (int out = 0, in = dxAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector gradient =
                        FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).mul(share);
                for (int ky = 0; ky < window; ky++) {
                    for (int kx = 0; kx < window; kx++) {
                        int at = in + lane + ky * row + kx * LANES;
                        FloatVector.fromArray(SPECIES, dx, at).add(gradient).intoArray(dx, at);
                    }
                }
            }
        }
    }
}
