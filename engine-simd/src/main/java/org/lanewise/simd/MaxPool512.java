package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;
import org.lanewise.engine.kernel.Pool2dKernel;

/** Max pooling; windows of 2 x 2 have a loop of their own on the way forward. */
final class MaxPool512 implements Pool2dKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    private final Windows windows;

    MaxPool512(Pool2dGeometry geometry) {
        this.windows = new Windows(geometry);
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
                    forward(elements, step, x, in, y, out, length);
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

    private static void forward(int[] elements, int step, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int out = 0, in = xAt; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
                for (int i = 0; i < elements.length; i++) {
                    max = FloatVector.fromArray(SPECIES, x, in + lane + elements[i]).max(max);
                }
                max.intoArray(y, yAt + out + lane);
            }
        }
    }

    @Override
    public void backward(
            float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel,
            int toChannel) {
        windows.clear(dx, dxAt, fromChannel, toChannel);
        boolean always = geometry().kind() != Kind.MAX_OF_RELU;
        int[] elements = windows.elements();
        int length = windows.rowLength();
        int step = windows.step();
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < windows.rows(); row++) {
                int in = windows.in(c, row);
                int out = windows.out(c, row);
                if (windows.areApart()) {
                    backward(always, elements, step, x, xAt + in, y, yAt + out, dy, dyAt + out, dx, dxAt + in, length);
                } else {
                    backwardAdding(always, elements, step, x, xAt + in, y, yAt + out, dy, dyAt + out, dx, dxAt + in,
                            length);
                }
            }
        }
    }

    /**
     * The gradient is handed from element to element until one equals the maximum.
     *
     * @param always whether there is one even where the maximum is not above 0
     */
    private static void backward(
            boolean always, int[] elements, int step, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
            float[] dx, int dxAt, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        VectorMask<Float> passesAlways = SPECIES.maskAll(always);
        for (int out = 0, in = 0; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector max = FloatVector.fromArray(SPECIES, y, yAt + out + lane);
                VectorMask<Float> passes = max.compare(VectorOperators.GT, 0f).or(passesAlways);
                // Adding 0 turns -0 into 0, as adding to a cleared dx does.
                FloatVector gradient =
                        zero.blend(FloatVector.fromArray(SPECIES, dy, dyAt + out + lane).add(zero), passes);
                for (int i = 0; i < elements.length; i++) {
                    int at = in + lane + elements[i];
                    VectorMask<Float> won = FloatVector.fromArray(SPECIES, x, xAt + at).eq(max);
                    zero.blend(gradient, won).intoArray(dx, dxAt + at);
                    gradient = zero.blend(gradient, won.not());
                }
            }
        }
    }

    /** The same where windows overlap. */
    private static void backwardAdding(
            boolean always, int[] elements, int step, float[] x, int xAt, float[] y, int yAt, float[] dy, int dyAt,
            float[] dx, int dxAt, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        VectorMask<Float> passesAlways = SPECIES.maskAll(always);
        for (int out = 0, in = 0; out < length; out += LANES, in += step) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector max = FloatVector.fromArray(SPECIES, y, yAt + out + lane);
                VectorMask<Float> passes = max.compare(VectorOperators.GT, 0f).or(passesAlways);
                FloatVector gradient = zero.blend(FloatVector.fromArray(SPECIES, dy, dyAt + out + lane), passes);
                for (int i = 0; i < elements.length; i++) {
                    int at = in + lane + elements[i];
                    VectorMask<Float> won = FloatVector.fromArray(SPECIES, x, xAt + at).eq(max);
                    FloatVector sum = FloatVector.fromArray(SPECIES, dx, dxAt + at);
                    sum.add(zero.blend(gradient, won)).intoArray(dx, dxAt + at);
                    gradient = zero.blend(gradient, won.not());
                }
            }
        }
    }
}
