package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.LossKernel;

/** The Euclidean loss of as many images at a time as a vector has lanes; one class after the other. */
final class Euclidean512 implements LossKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;

    private final int classes;

    Euclidean512(int classes) {
        this.classes = classes;
    }

    @Override
    public void gradient(
            float[] z, int zAt, int[] labels, int labelsAt, float scale, float[] dz, int dzAt, float[] losses,
            int lossesAt) {
        loss(z, zAt, labels, labelsAt, losses, lossesAt);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            IntVector label = IntVector.fromArray(INTS, labels, labelsAt + lane);
            VectorMask<Float> empty = label.lt(0).cast(SPECIES);
            for (int c = 0; c < classes; c++) {
                FloatVector target = zero.blend(1f, label.eq(c).cast(SPECIES));
                FloatVector.fromArray(SPECIES, z, zAt + c * LANES + lane)
                        .sub(target)
                        .mul(scale)
                        .blend(0f, empty)
                        .intoArray(dz, dzAt + c * LANES + lane);
            }
        }
    }

    @Override
    public void loss(float[] z, int zAt, int[] labels, int labelsAt, float[] losses, int lossesAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            IntVector label = IntVector.fromArray(INTS, labels, labelsAt + lane);
            FloatVector sum = zero;
            for (int c = 0; c < classes; c++) {
                FloatVector target = zero.blend(1f, label.eq(c).cast(SPECIES));
                FloatVector d = FloatVector.fromArray(SPECIES, z, zAt + c * LANES + lane).sub(target);
                sum = d.fma(d, sum);
            }
            sum.mul(0.5f).blend(0f, label.lt(0).cast(SPECIES)).intoArray(losses, lossesAt + lane);
        }
    }
}
