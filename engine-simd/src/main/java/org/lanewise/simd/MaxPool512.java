package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;

record MaxPool512(Pool2dGeometry geometry) implements Pool2dKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

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
                    forward(geometry.window(), geometry.input().rowStride(), step, x, in, y, out, length);
                }
            }
        }
    }

    private static void forward2(int row, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector.fromArray(SPECIES, x, in + lane)
                        .max(FloatVector.fromArray(SPECIES, x, in + lane + LANES))
                        .max(FloatVector.fromArray(SPECIES, x, in + lane + row))
                        .max(FloatVector.fromArray(SPECIES, x, in + lane + row + LANES))
                        .intoArray(y, yAt + out + lane);
            }
        }
    }

    private static void forward(
            int window, int row, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
                for (int ky = 0; ky < window; ky++) {
                    for (int kx = 0; kx < window; kx++) {
                        max = max.max(FloatVector.fromArray(SPECIES, x, in + lane + ky * row + kx * LANES));
                    }
                }
                max.intoArray(y, yAt + out + lane);
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
                int in = geometry.input().at(c, row * geometry.stride(), 0);
                int out = geometry.output().at(c, row, 0);
                int length = geometry.output().shape().width() * LANES;
                if (pairs) {
                    backward2(geometry.input().rowStride(), x, xAt + in, y, yAt + out, dy, dyAt + out, dx, dxAt + in,
                            length);
                } else {
                    backward(geometry.window(), geometry.input().rowStride(), step, x, xAt + in, y, yAt + out, dy,
                            dyAt + out,
                            dx, dxAt + in, length);
                }
            }
        }
    }

    /** The gradient is handed from element to element until one equals the maximum. */
    private static void backward2(
            int row, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int out = 0; out < length; out += LANES) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                int in = 2 * out + lane;
                FloatVector max = FloatVector.fromArray(SPECIES, y, yAt + out + lane);
                // Adding 0 turns -0 into 0, as adding to a cleared dx does.
                FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).add(zero);
                VectorMask<Float> won = FloatVector.fromArray(SPECIES, x, xAt + in).eq(max);
                zero.blend(gradient, won).intoArray(dx, dxAt + in);
                gradient = gradient.blend(zero, won);
                won = FloatVector.fromArray(SPECIES, x, xAt + in + LANES).eq(max);
                zero.blend(gradient, won).intoArray(dx, dxAt + in + LANES);
                gradient = gradient.blend(zero, won);
                won = FloatVector.fromArray(SPECIES, x, xAt + in + row).eq(max);
                zero.blend(gradient, won).intoArray(dx, dxAt + in + row);
                gradient = gradient.blend(zero, won);
                won = FloatVector.fromArray(SPECIES, x, xAt + in + row + LANES).eq(max);
                zero.blend(gradient, won).intoArray(dx, dxAt + in + row + LANES);
            }
        }
    }

    private static void backward(
            int window, int row, int step, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
            float[] dx, int dxAt, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int out = 0, in = 0; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector max = FloatVector.fromArray(SPECIES, y, yAt + out + lane);
                FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + out + lane);
                for (int ky = 0; ky < window; ky++) {
                    for (int kx = 0; kx < window; kx++) {
                        int at = in + lane + ky * row + kx * LANES;
                        VectorMask<Float> won = FloatVector.fromArray(SPECIES, x, xAt + at).eq(max);
                        FloatVector.fromArray(SPECIES, dx, dxAt + at)
                                .add(zero.blend(gradient, won))
                                .intoArray(dx, dxAt + at);
                        gradient = gradient.blend(zero, won);
                    }
                }
            }
        }
    }
}
