package org.lanewise.simd;

/**
 * Where a convolution or matrix product reads and writes, as tables of offsets, so that one flat loop serves every kernel
 * size, stride, padding and border. The input of tap t at position p is {@code x[inputs[p] + taps[t]]}, the output of
 * channel c there {@code y[outputs[p] + c * channelStride]}.
 *
 * <p>A position is one vector: where 16 images take several vectors a place in the image is as many positions.
 */
record Stencil(int[] taps, int[] inputs, int[] outputs, int channelStride) {}
