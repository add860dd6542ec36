/**
 * Which learning rate: a test of a few hundred steps before a training.
 *
 * <p>Depends on the engine and, for its page, on {@code figure}, {@code page} and {@code report}. Start with
 * {@link org.lanewise.trainer.rate.RangeTest}.
 */
package org.lanewise.trainer.rate;
