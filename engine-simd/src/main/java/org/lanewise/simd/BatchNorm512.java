package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * The loops of a batch normalisation. The two partial sums of a lane are two vectors, so that an addition need not wait for the one before. Where the last
 * block is not full, lanes without an image keep their sums.
 */
final class BatchNorm512 implements BatchNormKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    private final BlockLayout input;
    private final BlockLayout output;
    private final boolean relu;
    private final int height;
    private final int length;

    BatchNorm512(BatchNormGeometry geometry) {
        this.input = geometry.input();
        this.output = geometry.output();
        this.relu = geometry.activation() == Activation.RELU;
        this.height = input.shape().height();
        this.length = input.shape().width() * LANES;
    }

    @Override
    public void sum(float[] x, int xAt, int images, int channel, float[] sums, int sumsAt) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector even = FloatVector.zero(SPECIES);
            FloatVector odd = FloatVector.zero(SPECIES);
            for (int block = 0; block < BlockLayout.blocks(images); block++) {
                VectorMask<Float> taken = SPECIES.indexInRange(lane, Math.min(LANES, images - block * LANES));
                for (int row = 0; row < height; row++) {
                    int at = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                    int i = 0;
                    for (; i < length - LANES; i += 2 * LANES) {
                        even = even.add(FloatVector.fromArray(SPECIES, x, at + i), taken);
                        odd = odd.add(FloatVector.fromArray(SPECIES, x, at + i + LANES), taken);
                    }
                    if (i < length) {
                        even = even.add(FloatVector.fromArray(SPECIES, x, at + i), taken);
                    }
                }
            }
            even.add(odd).intoArray(sums, sumsAt + lane);
        }
    }

    @Override
    public void squares(float[] x, int xAt, int images, int channel, float mean, float[] sums, int sumsAt) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector even = FloatVector.zero(SPECIES);
            FloatVector odd = FloatVector.zero(SPECIES);
            for (int block = 0; block < BlockLayout.blocks(images); block++) {
                VectorMask<Float> taken = SPECIES.indexInRange(lane, Math.min(LANES, images - block * LANES));
                for (int row = 0; row < height; row++) {
                    int at = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                    int i = 0;
                    for (; i < length - LANES; i += 2 * LANES) {
                        FloatVector d0 = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
                        FloatVector d1 = FloatVector.fromArray(SPECIES, x, at + i + LANES).sub(mean);
                        even = even.blend(d0.fma(d0, even), taken);
                        odd = odd.blend(d1.fma(d1, odd), taken);
                    }
                    if (i < length) {
                        FloatVector d = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
                        even = even.blend(d.fma(d, even), taken);
                    }
                }
            }
            even.add(odd).intoArray(sums, sumsAt + lane);
        }
    }

    @Override
    public void gradientSums(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float[] sums,
            int sumsAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        VectorMask<Float> always = SPECIES.maskAll(!relu);
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector even = FloatVector.zero(SPECIES);
            FloatVector odd = FloatVector.zero(SPECIES);
            FloatVector evenProduct = FloatVector.zero(SPECIES);
            FloatVector oddProduct = FloatVector.zero(SPECIES);
            for (int block = 0; block < BlockLayout.blocks(images); block++) {
                VectorMask<Float> taken = SPECIES.indexInRange(lane, Math.min(LANES, images - block * LANES));
                for (int row = 0; row < height; row++) {
                    int in = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                    int out = block * output.blockStride() + output.at(channel, row, 0) + lane;
                    int i = 0;
                    for (; i < length - LANES; i += 2 * LANES) {
                        FloatVector dz0 = zero.blend(
                                FloatVector.fromArray(SPECIES, dy, dyAt + out + i),
                                FloatVector.fromArray(SPECIES, y, yAt + out + i)
                                        .compare(VectorOperators.GT, 0f)
                                        .or(always));
                        FloatVector dz1 = zero.blend(
                                FloatVector.fromArray(SPECIES, dy, dyAt + out + i + LANES),
                                FloatVector.fromArray(SPECIES, y, yAt + out + i + LANES)
                                        .compare(VectorOperators.GT, 0f)
                                        .or(always));
                        FloatVector standard0 =
                                FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse);
                        FloatVector standard1 =
                                FloatVector.fromArray(SPECIES, x, in + i + LANES).sub(mean).mul(inverse);
                        even = even.add(dz0, taken);
                        odd = odd.add(dz1, taken);
                        evenProduct = evenProduct.blend(dz0.fma(standard0, evenProduct), taken);
                        oddProduct = oddProduct.blend(dz1.fma(standard1, oddProduct), taken);
                    }
                    if (i < length) {
                        FloatVector dz = zero.blend(
                                FloatVector.fromArray(SPECIES, dy, dyAt + out + i),
                                FloatVector.fromArray(SPECIES, y, yAt + out + i)
                                        .compare(VectorOperators.GT, 0f)
                                        .or(always));
                        FloatVector standard =
                                FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse);
                        even = even.add(dz, taken);
                        evenProduct = evenProduct.blend(dz.fma(standard, evenProduct), taken);
                    }
                }
            }
            even.add(odd).intoArray(sums, sumsAt + lane);
            evenProduct.add(oddProduct).intoArray(sums, sumsAt + LANES + lane);
        }
    }

    @Override
    public void forward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int fromBlock,
            int toBlock,
            int channel,
            float mean,
            float inverse,
            float weight,
            float bias) {
        FloatVector weights = FloatVector.broadcast(SPECIES, weight);
        FloatVector biases = FloatVector.broadcast(SPECIES, bias);
        for (int block = fromBlock; block < toBlock; block++) {
            for (int row = 0; row < height; row++) {
                int in = xAt + block * input.blockStride() + input.at(channel, row, 0);
                int out = yAt + block * output.blockStride() + output.at(channel, row, 0);
                if (relu) {
                    for (int i = 0; i < length; i += SPECIES.length()) {
                        FloatVector value = weights.fma(
                                FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse), biases);
                        value.blend(0f, value.lt(0f)).intoArray(y, out + i);
                    }
                } else {
                    for (int i = 0; i < length; i += SPECIES.length()) {
                        weights.fma(FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse), biases)
                                .intoArray(y, out + i);
                    }
                }
            }
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int channel,
            float mean,
            float inverse,
            float factor,
            float offset,
            float slope) {
        VectorMask<Float> always = SPECIES.maskAll(!relu);
        FloatVector slopes = FloatVector.broadcast(SPECIES, slope);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            for (int block = 0; block < BlockLayout.blocks(images); block++) {
                VectorMask<Float> taken = SPECIES.indexInRange(lane, Math.min(LANES, images - block * LANES));
                for (int row = 0; row < height; row++) {
                    int in = block * input.blockStride() + input.at(channel, row, 0) + lane;
                    int out = block * output.blockStride() + output.at(channel, row, 0) + lane;
                    for (int i = 0; i < length; i += LANES) {
                        FloatVector dz = zero.blend(
                                FloatVector.fromArray(SPECIES, dy, dyAt + out + i),
                                FloatVector.fromArray(SPECIES, y, yAt + out + i)
                                        .compare(VectorOperators.GT, 0f)
                                        .or(always));
                        FloatVector standard =
                                FloatVector.fromArray(SPECIES, x, xAt + in + i).sub(mean).mul(inverse);
                        FloatVector result = standard.neg().fma(slopes, dz.sub(offset)).mul(factor);
                        zero.blend(result, taken).intoArray(dx, dxAt + in + i);
                    }
                }
            }
        }
    }
}
