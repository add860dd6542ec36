/**
 * What the tests of several modules share: geometries to run kernels on, batches in lane blocks that notice a stray
 * write, and every kernel's definition in double ({@code ...Oracle}) with a bound on what float may differ.
 *
 * <p>Depends on {@code kernel} and {@code tensor}. Start with {@link org.lanewise.engine.testing.ConvCases}.
 */
package org.lanewise.engine.testing;
