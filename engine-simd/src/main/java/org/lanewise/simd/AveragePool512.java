package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;

/** Average pooling; windows of 2 x 2, of which most networks consist, have a loop of their own. */
final class AveragePool512 implements Pool2dKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    private final Windows windows;
    private final float share;

    AveragePool512(Pool2dGeometry geometry) {
        this.windows = new Windows(geometry);
        this.share = 1f / windows.elements().length;
    }

    @Override
    public Pool2dGeometry geometry() {
        return windows.geometry();
    }

    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int[] elements = windows.elements();
        int length = windows.rowLength();
        int step = windows.step();
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < windows.rows(); row++) {
                int in = xAt + windows.in(c, row);
                int out = yAt + windows.out(c, row);
                if (windows.areTwoByTwo()) {
                    forward2(elements[2], step, x, in, y, out, length);
                } else {
                    forward(elements, share, step, x, in, y, out, length);
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
            int[] elements, float share, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int i = 0; i < elements.length; i++) {
                    sum = FloatVector.fromArray(SPECIES, x, in + lane + elements[i]).add(sum);
                }
                sum.mul(share).intoArray(y, yAt + out + lane);
            }
        }
    }

    @Override
    public void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel) {
        windows.clear(dx, dxAt, fromChannel, toChannel);
        int[] elements = windows.elements();
        int length = windows.rowLength();
        int step = windows.step();
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < windows.rows(); row++) {
                int in = dxAt + windows.in(c, row);
                int out = dyAt + windows.out(c, row);
                if (windows.areApart()) {
                    backward(elements, share, step, dy, out, dx, in, length);
                } else {
                    backwardAdding(elements, share, step, dy, out, dx, in, length);
                }
            }
        }
    }

    private static void backward(
            int[] elements, float share, int step, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        for (int out = 0, in = dxAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                // Adding 0 turns -0 into 0, as adding to a cleared dx does.
                FloatVector gradient =
                        FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).mul(share).add(0f);
                for (int i = 0; i < elements.length; i++) {
                    gradient.intoArray(dx, in + lane + elements[i]);
                }
            }
        }
    }

    /** The same where windows overlap. */
    private static void backwardAdding(
            int[] elements, float share, int step, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        for (int out = 0, in = dxAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector gradient =
                        FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).mul(share);
                for (int i = 0; i < elements.length; i++) {
                    int at = in + lane + elements[i];
                    FloatVector.fromArray(SPECIES, dx, at).add(gradient).intoArray(dx, at);
                }
            }
        }
    }
}
