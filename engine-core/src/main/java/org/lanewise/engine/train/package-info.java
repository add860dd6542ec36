/**
 * The training loop: epochs of batches, as a position that can be saved and taken up again.
 *
 * <p>Depends on {@code plan} and what is below. Start with {@link org.lanewise.engine.train.Training}.
 */
package org.lanewise.engine.train;
