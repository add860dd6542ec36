package org.lanewise.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.UpdateKernels;

/** The update rules; what is left over after the last whole vector is the reference's to do. */
record Updates512(UpdateKernels rest) implements UpdateKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    /** The end of the last whole vector. */
    private static int whole(int from, int to) {
        return to - (to - from) % SPECIES.length();
    }

    @Override
    public void sgd(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector velocity = keep.fma(FloatVector.fromArray(SPECIES, v, i), d);
            velocity.intoArray(v, i);
            step.fma(velocity, weight).intoArray(w, i);
        }
        rest.sgd(w, g, v, whole, to, learningRate, momentum, weightDecay);
    }

    @Override
    public void nesterov(
            float[] w, float[] g, float[] v, int from, int to, float learningRate, float momentum, float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector keep = FloatVector.broadcast(SPECIES, momentum);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector velocity = keep.fma(FloatVector.fromArray(SPECIES, v, i), d);
            velocity.intoArray(v, i);
            step.fma(keep.fma(velocity, d), weight).intoArray(w, i);
        }
        rest.nesterov(w, g, v, whole, to, learningRate, momentum, weightDecay);
    }

    @Override
    public void adagrad(
            float[] w, float[] g, float[] a, int from, int to, float learningRate, float epsilon, float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector squares = d.fma(d, FloatVector.fromArray(SPECIES, a, i));
            squares.intoArray(a, i);
            FloatVector denominator = squares.lanewise(VectorOperators.SQRT).add(epsilon);
            step.fma(d.div(denominator), weight).intoArray(w, i);
        }
        rest.adagrad(w, g, a, whole, to, learningRate, epsilon, weightDecay);
    }

    @Override
    public void rmsProp(
            float[] w, float[] g, float[] a, int from, int to, float learningRate, float rho, float epsilon,
            float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector keep = FloatVector.broadcast(SPECIES, rho);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector square = keep.fma(FloatVector.fromArray(SPECIES, a, i), d.mul(1 - rho).mul(d));
            square.intoArray(a, i);
            FloatVector denominator = square.lanewise(VectorOperators.SQRT).add(epsilon);
            step.fma(d.div(denominator), weight).intoArray(w, i);
        }
        rest.rmsProp(w, g, a, whole, to, learningRate, rho, epsilon, weightDecay);
    }

    @Override
    public void adadelta(
            float[] w, float[] g, float[] a, float[] x, int from, int to, float learningRate, float rho, float epsilon,
            float weightDecay) {
        FloatVector step = FloatVector.broadcast(SPECIES, -learningRate);
        FloatVector keep = FloatVector.broadcast(SPECIES, rho);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector square = keep.fma(FloatVector.fromArray(SPECIES, a, i), d.mul(1 - rho).mul(d));
            square.intoArray(a, i);
            FloatVector steps = FloatVector.fromArray(SPECIES, x, i);
            FloatVector u = steps.add(epsilon).div(square.add(epsilon)).lanewise(VectorOperators.SQRT).mul(d);
            keep.fma(steps, u.mul(1 - rho).mul(u)).intoArray(x, i);
            step.fma(u, weight).intoArray(w, i);
        }
        rest.adadelta(w, g, a, x, whole, to, learningRate, rho, epsilon, weightDecay);
    }

    @Override
    public void adam(
            float[] w, float[] g, float[] m, float[] v, int from, int to, float stepSize, float rootScale, float beta1,
            float beta2, float epsilon, float weightDecay, float shrinkage) {
        FloatVector step = FloatVector.broadcast(SPECIES, -stepSize);
        FloatVector keep1 = FloatVector.broadcast(SPECIES, beta1);
        FloatVector keep2 = FloatVector.broadcast(SPECIES, beta2);
        FloatVector decay = FloatVector.broadcast(SPECIES, weightDecay);
        FloatVector shrink = FloatVector.broadcast(SPECIES, -shrinkage);
        int whole = whole(from, to);
        for (int i = from; i < whole; i += SPECIES.length()) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector d = decay.fma(weight, FloatVector.fromArray(SPECIES, g, i));
            FloatVector first = keep1.fma(FloatVector.fromArray(SPECIES, m, i), d.mul(1 - beta1));
            FloatVector second = keep2.fma(FloatVector.fromArray(SPECIES, v, i), d.mul(1 - beta2).mul(d));
            first.intoArray(m, i);
            second.intoArray(v, i);
            FloatVector denominator = second.lanewise(VectorOperators.SQRT).mul(rootScale).add(epsilon);
            step.fma(first.div(denominator), shrink.fma(weight, weight)).intoArray(w, i);
        }
        rest.adam(w, g, m, v, whole, to, stepSize, rootScale, beta1, beta2, epsilon, weightDecay, shrinkage);
    }
}
