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
 * The loops of a batch normalisation. The two sums of a lane are two vectors, so that an addition need not wait for the one
 * before. Where the last block is not full, lanes without an image keep their sums. What an activation lets through on the way
 * back is computed again from x, which is there, rather than read.
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

    private static VectorMask<Float> taken(int images, int block, int lane) {
        return SPECIES.indexInRange(lane, Math.min(LANES, images - block * LANES));
    }

    /** The lanes without an image. */
    private static VectorMask<Float> empty(int images, int block, int lane) {
        return taken(images, block, lane).not();
    }

    private static FloatVector begun(int fromBlock, float[] sums, int at) {
        return fromBlock == 0 ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, sums, at);
    }

    @Override
    public void sum(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] sums,
            int sumsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            int sum = sumsAt + channel * SUMS;
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector even = begun(fromBlock, sums, sum + lane);
                FloatVector odd = begun(fromBlock, sums, sum + LANES + lane);
                for (int block = fromBlock; block < toBlock; block++) {
                    VectorMask<Float> empty = empty(images, block, lane);
                    for (int row = 0; row < height; row++) {
                        int at = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                        int i = 0;
                        for (; i < length - LANES; i += 2 * LANES) {
                            even = FloatVector.fromArray(SPECIES, x, at + i).add(even).blend(even, empty);
                            odd = FloatVector.fromArray(SPECIES, x, at + i + LANES).add(odd).blend(odd, empty);
                        }
                        if (i < length) {
                            even = FloatVector.fromArray(SPECIES, x, at + i).add(even).blend(even, empty);
                        }
                    }
                }
                even.intoArray(sums, sum + lane);
                odd.intoArray(sums, sum + LANES + lane);
            }
        }
    }

    @Override
    public void squares(
            float[] x,
            int xAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt) {
        for (int channel = fromChannel; channel < toChannel; channel++) {
            FloatVector mean = FloatVector.broadcast(SPECIES, constants[constantsAt + channel * CONSTANTS + MEAN]);
            int sum = sumsAt + channel * SUMS;
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector even = begun(fromBlock, sums, sum + lane);
                FloatVector odd = begun(fromBlock, sums, sum + LANES + lane);
                for (int block = fromBlock; block < toBlock; block++) {
                    VectorMask<Float> empty = empty(images, block, lane);
                    for (int row = 0; row < height; row++) {
                        int at = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                        int i = 0;
                        for (; i < length - LANES; i += 2 * LANES) {
                            FloatVector d0 = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
                            FloatVector d1 = FloatVector.fromArray(SPECIES, x, at + i + LANES).sub(mean);
                            even = d0.fma(d0, even).blend(even, empty);
                            odd = d1.fma(d1, odd).blend(odd, empty);
                        }
                        if (i < length) {
                            FloatVector d = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
                            even = d.fma(d, even).blend(even, empty);
                        }
                    }
                }
                even.intoArray(sums, sum + lane);
                odd.intoArray(sums, sum + LANES + lane);
            }
        }
    }

    @Override
    public void gradientSums(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt,
            float[] sums,
            int sumsAt) {
        VectorMask<Float> always = SPECIES.maskAll(!relu);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int channel = fromChannel; channel < toChannel; channel++) {
            int own = constantsAt + channel * CONSTANTS;
            FloatVector mean = FloatVector.broadcast(SPECIES, constants[own + MEAN]);
            FloatVector inverse = FloatVector.broadcast(SPECIES, constants[own + INVERSE]);
            FloatVector weight = FloatVector.broadcast(SPECIES, constants[own + WEIGHT]);
            FloatVector bias = FloatVector.broadcast(SPECIES, constants[own + BIAS]);
            int sum = sumsAt + channel * SUMS;
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                FloatVector even = begun(fromBlock, sums, sum + lane);
                FloatVector odd = begun(fromBlock, sums, sum + LANES + lane);
                FloatVector evenProduct = begun(fromBlock, sums, sum + SECOND + lane);
                FloatVector oddProduct = begun(fromBlock, sums, sum + SECOND + LANES + lane);
                for (int block = fromBlock; block < toBlock; block++) {
                    VectorMask<Float> empty = empty(images, block, lane);
                    for (int row = 0; row < height; row++) {
                        int in = xAt + block * input.blockStride() + input.at(channel, row, 0) + lane;
                        int out = dyAt + block * output.blockStride() + output.at(channel, row, 0) + lane;
                        int i = 0;
                        for (; i < length - LANES; i += 2 * LANES) {
                            FloatVector standard0 =
                                    FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse);
                            FloatVector standard1 = FloatVector.fromArray(SPECIES, x, in + i + LANES)
                                    .sub(mean)
                                    .mul(inverse);
                            FloatVector dz0 = zero.blend(
                                    FloatVector.fromArray(SPECIES, dy, out + i),
                                    weight.fma(standard0, bias)
                                            .compare(VectorOperators.GT, 0f)
                                            .or(always));
                            FloatVector dz1 = zero.blend(
                                    FloatVector.fromArray(SPECIES, dy, out + i + LANES),
                                    weight.fma(standard1, bias)
                                            .compare(VectorOperators.GT, 0f)
                                            .or(always));
                            even = dz0.add(even).blend(even, empty);
                            odd = dz1.add(odd).blend(odd, empty);
                            evenProduct = dz0.fma(standard0, evenProduct).blend(evenProduct, empty);
                            oddProduct = dz1.fma(standard1, oddProduct).blend(oddProduct, empty);
                        }
                        if (i < length) {
                            FloatVector standard =
                                    FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse);
                            FloatVector dz = zero.blend(
                                    FloatVector.fromArray(SPECIES, dy, out + i),
                                    weight.fma(standard, bias)
                                            .compare(VectorOperators.GT, 0f)
                                            .or(always));
                            even = dz.add(even).blend(even, empty);
                            evenProduct = dz.fma(standard, evenProduct).blend(evenProduct, empty);
                        }
                    }
                }
                even.intoArray(sums, sum + lane);
                odd.intoArray(sums, sum + LANES + lane);
                evenProduct.intoArray(sums, sum + SECOND + lane);
                oddProduct.intoArray(sums, sum + SECOND + LANES + lane);
            }
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
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt) {
        VectorMask<Float> cut = SPECIES.maskAll(relu);
        for (int block = fromBlock; block < toBlock; block++) {
            for (int channel = fromChannel; channel < toChannel; channel++) {
                int own = constantsAt + channel * CONSTANTS;
                FloatVector mean = FloatVector.broadcast(SPECIES, constants[own + MEAN]);
                FloatVector inverse = FloatVector.broadcast(SPECIES, constants[own + INVERSE]);
                FloatVector weight = FloatVector.broadcast(SPECIES, constants[own + WEIGHT]);
                FloatVector bias = FloatVector.broadcast(SPECIES, constants[own + BIAS]);
                for (int row = 0; row < height; row++) {
                    int in = xAt + block * input.blockStride() + input.at(channel, row, 0);
                    int out = yAt + block * output.blockStride() + output.at(channel, row, 0);
                    for (int i = 0; i < length; i += SPECIES.length()) {
                        FloatVector value = weight.fma(
                                FloatVector.fromArray(SPECIES, x, in + i).sub(mean).mul(inverse), bias);
                        value.blend(0f, value.lt(0f).and(cut)).intoArray(y, out + i);
                    }
                }
            }
        }
    }

    @Override
    public void backward(
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt,
            int images,
            int fromBlock,
            int toBlock,
            int fromChannel,
            int toChannel,
            float[] constants,
            int constantsAt) {
        VectorMask<Float> always = SPECIES.maskAll(!relu);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int block = fromBlock; block < toBlock; block++) {
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                VectorMask<Float> taken = taken(images, block, lane);
                for (int channel = fromChannel; channel < toChannel; channel++) {
                    int own = constantsAt + channel * CONSTANTS;
                    FloatVector mean = FloatVector.broadcast(SPECIES, constants[own + MEAN]);
                    FloatVector inverse = FloatVector.broadcast(SPECIES, constants[own + INVERSE]);
                    FloatVector weight = FloatVector.broadcast(SPECIES, constants[own + WEIGHT]);
                    FloatVector bias = FloatVector.broadcast(SPECIES, constants[own + BIAS]);
                    FloatVector factor = FloatVector.broadcast(SPECIES, constants[own + FACTOR]);
                    FloatVector offset = FloatVector.broadcast(SPECIES, constants[own + OFFSET]);
                    FloatVector slope = FloatVector.broadcast(SPECIES, constants[own + SLOPE]);
                    for (int row = 0; row < height; row++) {
                        int in = block * input.blockStride() + input.at(channel, row, 0) + lane;
                        int out = dyAt + block * output.blockStride() + output.at(channel, row, 0) + lane;
                        for (int i = 0; i < length; i += LANES) {
                            FloatVector standard =
                                    FloatVector.fromArray(SPECIES, x, xAt + in + i).sub(mean).mul(inverse);
                            FloatVector dz = zero.blend(
                                    FloatVector.fromArray(SPECIES, dy, out + i),
                                    weight.fma(standard, bias)
                                            .compare(VectorOperators.GT, 0f)
                                            .or(always));
                            FloatVector result = standard.neg().fma(slope, dz.sub(offset)).mul(factor);
                            zero.blend(result, taken).intoArray(dx, dxAt + in + i);
                        }
                    }
                }
            }
        }
    }
}
