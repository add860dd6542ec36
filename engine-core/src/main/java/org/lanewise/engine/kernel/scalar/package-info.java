/**
 * The reference kernels: the definitions of the SPI as loops that read like their formulas. They run everywhere, and what
 * they compute is by definition right; every other engine must produce the same bits.
 *
 * <p>Depends on {@code kernel} and {@code tensor}. Start with {@link org.lanewise.engine.kernel.scalar.ScalarKernels}.
 */
package org.lanewise.engine.kernel.scalar;
