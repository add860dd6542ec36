/**
 * The kernels of the engine on {@code jdk.incubator.vector}, bit for bit equal to the scalar reference. The only code
 * that names the incubator module.
 *
 * <p>Three kinds of code. Classes whose name ends in 512 hold loops over 512-bit vectors; the build derives those for 256
 * and 128 bits from them. Tiles, the inner loops of convolution and Linear, are generated for every shape and width by
 * {@code src/generator}, whose class Tile explains them. Everything else is ordinary code without vectors: what is computed
 * where, in which order, and how it is cut into chunks.
 *
 * <p>Depends on {@code org.lanewise.engine.kernel} and {@code tensor}. Start with
 * {@link org.lanewise.simd.SimdKernelProvider}, then {@link org.lanewise.simd.Conv2dProduct}.
 */
package org.lanewise.simd;
