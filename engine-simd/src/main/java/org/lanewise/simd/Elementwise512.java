package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** All of {@link Elementwise}. ReLU compares and blends, because max(x, 0) would turn -0 into 0. */
final class Elementwise512 implements Elementwise {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    @Override
    public void relu(float[] x, int xAt, float[] y, int yAt, int length) {
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
            v.blend(0f, v.lt(0f)).intoArray(y, yAt + i);
        }
    }

    @Override
    public void reluBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
            zero.blend(gradient, v.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
        }
    }

    @Override
    public void sigmoidBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
            gradient.mul(v.mul(one.sub(v))).intoArray(dx, dxAt + i);
        }
    }

    @Override
    public void tanhBackward(float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, yAt + i);
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, dyAt + i);
            gradient.mul(v.neg().fma(v, one)).intoArray(dx, dxAt + i);
        }
    }

    @Override
    public void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int length) {
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, a, aAt + i)
                    .add(FloatVector.fromArray(SPECIES, b, bAt + i))
                    .intoArray(y, yAt + i);
        }
    }

    @Override
    public void addRelu(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int length) {
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, aAt + i).add(FloatVector.fromArray(SPECIES, b, bAt + i));
            v.blend(0f, v.lt(0f)).intoArray(y, yAt + i);
        }
    }

    @Override
    public void repeat(float[] x, int xAt, float[] y, int yAt, int length) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + lane);
            for (int i = 0; i < length; i += LANES) {
                v.intoArray(y, yAt + lane + i);
            }
        }
    }
}
