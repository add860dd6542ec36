/**
 * How parameters follow their gradients: optimisers as immutable settings, and the memory they keep.
 *
 * <p>Depends on {@code network} and {@code kernel}. Start with {@link org.lanewise.engine.optim.Optimizer}.
 */
package org.lanewise.engine.optim;
