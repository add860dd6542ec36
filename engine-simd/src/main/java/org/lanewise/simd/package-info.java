/**
 * The kernels of the engine on {@code jdk.incubator.vector}, bit for bit equal to the scalar reference. The only code
 * that names the incubator module.
 */
package org.lanewise.simd;
