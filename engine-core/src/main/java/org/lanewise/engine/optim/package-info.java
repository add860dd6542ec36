/**
 * How parameters follow their gradients: optimisers and schedules of the learning rate as immutable settings,
 * and the memory that optimisers keep.
 *
 * <p>Depends on {@code network} and {@code kernel}. Start with {@link org.lanewise.engine.optim.Optimizer}.
 */
package org.lanewise.engine.optim;
