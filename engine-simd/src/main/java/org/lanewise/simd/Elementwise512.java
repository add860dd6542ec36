package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.FloatMath;

final class Elementwise512 implements Elementwise {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    @Override
    public void forward(Activation activation, float[] x, int xAt, float[] y, int yAt, int length) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(x, xAt, y, yAt, length);
            case RELU -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
                    v.blend(0f, v.lt(0f)).intoArray(y, yAt + i);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
                    one().div(exp(v.neg()).add(1f)).intoArray(y, yAt + i);
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
                }
            }
        }
    }

    @Override
    public void backward(
            Activation activation, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(dy, dyAt, dx, dxAt, length);
            case RELU -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
                    FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
                    FloatVector.zero(SPECIES)
                            .blend(gradient, v.compare(VectorOperators.GT, 0f))
                            .intoArray(dx, dxAt + i);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
                    FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
                    gradient.mul(v.mul(one().sub(v))).intoArray(dx, dxAt + i);
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i += SPECIES.length()) {
                    FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
                    FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
                    gradient.mul(v.neg().fma(v, one())).intoArray(dx, dxAt + i);
                }
            }
        }
    }

    @Override
    public void softmax(int classes, float[] z, int zAt, float[] p, int pAt) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector max = max(classes, z, zAt + lane);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int c = 0; c < classes; c++) {
                FloatVector e = exp(FloatVector.fromArray(SPECIES, z, zAt + lane + c * LANES).sub(max));
                e.intoArray(p, pAt + lane + c * LANES);
                sum = sum.add(e);
            }
            for (int c = 0; c < classes; c++) {
                int at = pAt + lane + c * LANES;
                FloatVector.fromArray(SPECIES, p, at).div(sum).intoArray(p, at);
            }
        }
    }

    @Override
    public void exponentialSums(int classes, float[] z, int zAt, float[] sums, int sumsAt) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector max = max(classes, z, zAt + lane);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int c = 0; c < classes; c++) {
                sum = sum.add(exp(FloatVector.fromArray(SPECIES, z, zAt + lane + c * LANES).sub(max)));
            }
            sum.intoArray(sums, sumsAt + lane);
        }
    }

    private static FloatVector max(int classes, float[] z, int at) {
        FloatVector max = FloatVector.fromArray(SPECIES, z, at);
        for (int c = 1; c < classes; c++) {
            max = max.max(FloatVector.fromArray(SPECIES, z, at + c * LANES));
        }
        return max;
    }

    private static FloatVector one() {
        return FloatVector.broadcast(SPECIES, 1f);
    }

    /** {@link FloatMath#exp}, operation by operation. */
    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.min(FloatMath.EXP_MAX).max(FloatMath.EXP_MIN);
        FloatVector shifted = clamped.fma(broadcast(FloatMath.LOG2E), broadcast(FloatMath.ROUND));
        FloatVector n = shifted.sub(FloatMath.ROUND);
        FloatVector r = n.fma(broadcast(-FloatMath.LN2_LOW), n.fma(broadcast(-FloatMath.LN2_HIGH), clamped));
        FloatVector p = broadcast(FloatMath.EXP_5).fma(r, broadcast(FloatMath.EXP_4));
        p = p.fma(r, broadcast(FloatMath.EXP_3));
        p = p.fma(r, broadcast(FloatMath.EXP_2));
        p = p.fma(r, broadcast(FloatMath.EXP_1));
        p = p.fma(r, broadcast(FloatMath.EXP_0));
        p = p.fma(r.mul(r), r).add(1f);
        IntVector exponent = shifted.reinterpretAsInts().sub(Float.floatToRawIntBits(FloatMath.ROUND));
        IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        return p.mul(power(half)).mul(power(exponent.sub(half)));
    }

    /** 2^n for exponents of normal numbers. */
    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /** {@link FloatMath#tanh}, operation by operation. */
    private static FloatVector tanh(FloatVector x) {
        FloatVector magnitude = x.abs();
        FloatVector square = x.mul(x);
        FloatVector p = broadcast(FloatMath.TANH_4).fma(square, broadcast(FloatMath.TANH_3));
        p = p.fma(square, broadcast(FloatMath.TANH_2));
        p = p.fma(square, broadcast(FloatMath.TANH_1));
        p = p.fma(square, broadcast(FloatMath.TANH_0));
        FloatVector small = p.mul(square).fma(x, x);
        FloatVector large = one().sub(broadcast(2f).div(exp(magnitude.add(magnitude)).add(1f)));
        return large.blend(large.neg(), x.lt(0f)).blend(small, magnitude.lt(FloatMath.TANH_SMALL));
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
