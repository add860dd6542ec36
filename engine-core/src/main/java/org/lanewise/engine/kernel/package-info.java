/**
 * The kernel SPI: what an engine must compute, and in which order it must add.
 *
 * <p>A provider is asked once per geometry and may choose its algorithm; the kernels it returns are stateless and used by
 * many threads at a time. They take arrays and offsets; memory they need beyond that is the caller's. All of them work on
 * blocks of 16 images ({@link org.lanewise.engine.tensor.BlockLayout}); where a range of rows, channels or chunks is
 * given, each call writes only what the range owns, so any number of threads in any order gives the same result.
 *
 * <p>The order of every sum is part of the interface, because that is what makes results the same on every machine:
 *
 * <ul>
 *   <li>Products are accumulated with fused multiply-add, one rounding each.
 *   <li>Convolution, forward: starts at the bias, then taps in the order input channel, kernel row, kernel column; taps
 *       in the padding take no part. A single image, its channels in the lanes, has the same sums.
 *   <li>Convolution, backward data: starts at zero, then the taps that reach the position in the order output channel,
 *       kernel row, kernel column.
 *   <li>Convolution, backward weights and bias: image n adds to lane n mod 16; a lane adds block after block, within a
 *       block row after row, within a row column after column. At the end the 16 lanes are folded: lane i and i + 8, then
 *       i and i + 4, then i and i + 2, then 0 and 1; then 0 is added, so that a gradient is never -0, whatever the signs
 *       of the zeros that lanes without an image have added. Of a last block with few images each may have several lanes, one
 *       for each band of its rows: those that {@link org.lanewise.engine.kernel.RowBands} gives it, or those in which a plan keeps it.
 *   <li>Linear, forward: starts at the bias, then inputs in order. Backward data: starts at zero, then outputs in order.
 *       Backward weights and bias: start at zero, then images in order.
 *   <li>Pooling: window rows, then columns. Losses: classes in order.
 *   <li>Batch normalisation: lanes as for weights, two partial sums a lane; see
 *       {@link org.lanewise.engine.kernel.BatchNormKernel}.
 * </ul>
 *
 * <p>Depends on {@code tensor} only. Start with {@link org.lanewise.engine.kernel.Kernels}; the subpackage {@code scalar}
 * holds the reference implementation, which is the definition in code.
 */
package org.lanewise.engine.kernel;
