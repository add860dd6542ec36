package org.lanewise.simd.generator;

/**
 * The loops that need exp, with its row of operations pasted into each: it is too long for a method that the compiler would
 * be sure to inline, and a vector that crosses a call becomes an object.
 */
final class Exponentials {
    /** FloatMath.exp, operation by operation, of the vector x; the result is e. */
    private static final String EXP = """
            FloatVector clamped = x.min(FloatMath.EXP_MAX).max(FloatMath.EXP_MIN);
            FloatVector round = FloatVector.broadcast(SPECIES, FloatMath.ROUND);
            FloatVector shifted = clamped.fma(FloatVector.broadcast(SPECIES, FloatMath.LOG2E), round);
            FloatVector n = shifted.sub(round);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -FloatMath.LN2_HIGH), clamped);
            r = n.fma(FloatVector.broadcast(SPECIES, -FloatMath.LN2_LOW), r);
            FloatVector q = FloatVector.broadcast(SPECIES, FloatMath.EXP_5);
            q = q.fma(r, FloatVector.broadcast(SPECIES, FloatMath.EXP_4));
            q = q.fma(r, FloatVector.broadcast(SPECIES, FloatMath.EXP_3));
            q = q.fma(r, FloatVector.broadcast(SPECIES, FloatMath.EXP_2));
            q = q.fma(r, FloatVector.broadcast(SPECIES, FloatMath.EXP_1));
            q = q.fma(r, FloatVector.broadcast(SPECIES, FloatMath.EXP_0));
            q = q.fma(r.mul(r), r).add(1f);
            IntVector exponent = shifted.reinterpretAsInts().sub(round.reinterpretAsInts());
            IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
            IntVector first = half.add(127).lanewise(VectorOperators.LSHL, 23);
            IntVector second = exponent.sub(half).add(127).lanewise(VectorOperators.LSHL, 23);
            FloatVector e = q.mul(first.reinterpretAsFloats()).mul(second.reinterpretAsFloats());""";

    private Exponentials() {}

    static Code code(int bits) {
        return new Code("""
                package org.lanewise.simd;

                import static org.lanewise.engine.tensor.BlockLayout.LANES;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.IntVector;
                import jdk.incubator.vector.VectorOperators;
                import jdk.incubator.vector.VectorSpecies;
                import org.lanewise.engine.kernel.FloatMath;

                final class Exponentials@bits@ implements Exponentials {
                    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_@bits@;

                    @Override
                    public void sigmoid(float[] from, int fromAt, float[] y, int yAt, int length) {
                        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
                        for (int i = 0; i < length; i += SPECIES.length()) {
                            FloatVector x = FloatVector.fromArray(SPECIES, from, fromAt + i).neg();
                            @exp@
                            one.div(one.add(e)).intoArray(y, yAt + i);
                        }
                    }

                    @Override
                    public void tanh(float[] from, int fromAt, float[] y, int yAt, int length) {
                        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
                        FloatVector two = FloatVector.broadcast(SPECIES, 2f);
                        for (int i = 0; i < length; i += SPECIES.length()) {
                            FloatVector v = FloatVector.fromArray(SPECIES, from, fromAt + i);
                            FloatVector magnitude = v.abs();
                            FloatVector x = magnitude.add(magnitude);
                            @exp@
                            FloatVector large = one.sub(two.div(e.add(one)));
                            FloatVector square = v.mul(v);
                            FloatVector p = FloatVector.broadcast(SPECIES, FloatMath.TANH_4);
                            p = p.fma(square, FloatVector.broadcast(SPECIES, FloatMath.TANH_3));
                            p = p.fma(square, FloatVector.broadcast(SPECIES, FloatMath.TANH_2));
                            p = p.fma(square, FloatVector.broadcast(SPECIES, FloatMath.TANH_1));
                            p = p.fma(square, FloatVector.broadcast(SPECIES, FloatMath.TANH_0));
                            FloatVector small = p.mul(square).fma(v, v);
                            large = large.blend(large.neg(), v.lt(0f));
                            large.blend(small, magnitude.lt(FloatMath.TANH_SMALL)).intoArray(y, yAt + i);
                        }
                    }

                    @Override
                    public void softmax(int classes, float[] z, int zAt, float[] p, int pAt) {
                        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                            @max@
                            FloatVector sum = FloatVector.zero(SPECIES);
                            for (int c = 0; c < classes; c++) {
                                FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + lane + c * LANES).sub(max);
                                @exp@
                                e.intoArray(p, pAt + lane + c * LANES);
                                sum = e.add(sum);
                            }
                            for (int c = 0; c < classes; c++) {
                                int at = pAt + lane + c * LANES;
                                FloatVector.fromArray(SPECIES, p, at).div(sum).intoArray(p, at);
                            }
                        }
                    }

                    @Override
                    public void sums(int classes, float[] z, int zAt, float[] sums, int sumsAt) {
                        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                            @max@
                            FloatVector sum = FloatVector.zero(SPECIES);
                            for (int c = 0; c < classes; c++) {
                                FloatVector x = FloatVector.fromArray(SPECIES, z, zAt + lane + c * LANES).sub(max);
                                @exp@
                                sum = e.add(sum);
                            }
                            sum.intoArray(sums, sumsAt + lane);
                        }
                    }
                }
                """)
                .with("exp", EXP)
                .with("max", """
                        FloatVector max = FloatVector.fromArray(SPECIES, z, zAt + lane);
                        for (int c = 1; c < classes; c++) {
                            max = FloatVector.fromArray(SPECIES, z, zAt + lane + c * LANES).max(max);
                        }""")
                .with("bits", bits);
    }
}
