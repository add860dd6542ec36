package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** The hash of {@link DropoutKernel#hash} for a vector of values at a time. */
final class Dropout512 implements DropoutKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;

    private final BlockLayout layout;

    Dropout512(BlockLayout layout) {
        this.layout = layout;
    }

    @Override
    public void apply(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int block,
            int key,
            int threshold,
            float scale,
            int fromChannel,
            int toChannel) {
        Shape shape = layout.shape();
        int length = shape.width() * LANES;
        int index = (block * shape.channels() + fromChannel) * shape.height() * length;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < shape.height(); row++) {
                int at = layout.at(c, row, 0);
                apply(x, xAt + at, y, yAt + at, length, index, key, threshold, scale);
                index += length;
            }
        }
    }

    private static void apply(
            float[] x, int xAt, float[] y, int yAt, int length, int index, int key, int threshold, float scale) {
        FloatVector zero = FloatVector.zero(SPECIES);
        IntVector lanes = IntVector.zero(INTS).addIndex(1);
        for (int i = 0; i < length; i += SPECIES.length()) {
            IntVector h = lanes.add(index + i).lanewise(VectorOperators.XOR, key);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16)).mul(0x7feb352d);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15)).mul(0x846ca68b);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16)).add(key);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16)).mul(0x7feb352d);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15)).mul(0x846ca68b);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
            VectorMask<Float> kept = h.lanewise(VectorOperators.LSHR, 8)
                    .compare(VectorOperators.GE, threshold)
                    .cast(SPECIES);
            zero.blend(FloatVector.fromArray(SPECIES, x, xAt + i).mul(scale), kept).intoArray(y, yAt + i);
        }
    }
}
