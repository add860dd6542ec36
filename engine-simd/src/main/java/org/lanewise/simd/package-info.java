/**
 * The kernels of the engine on {@code jdk.incubator.vector}, bit for bit equal to the scalar reference. The only code
 * that names the incubator module.
 *
 * <p>Three kinds of code. Classes whose name ends in 512 hold loops over 512-bit vectors; the build derives those for 256
 * and 128 bits from them. Tiles, the inner loops of convolution and Linear, are generated for every shape and width by
 * {@code src/generator}, whose class Tile explains them. Everything else is ordinary code without vectors: what is computed
 * where, in which order, and how it is cut into chunks.
 *
 * <p>A vector that goes around a loop is an argument of the call that makes its next value, never the receiver:
 * {@code sum = x.add(sum)}, where {@code x} was just loaded. The compiler knows the class of what comes around only by chance, and
 * makes an object of every vector where it does not.
 *
 * <p>Depends on {@code org.lanewise.engine.kernel} and {@code tensor}. Start with
 * {@link org.lanewise.simd.SimdKernelProvider}, then {@link org.lanewise.simd.Conv2dProduct}.
 */
package org.lanewise.simd;
