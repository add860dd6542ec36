/**
 * How good a network is on a data set, and how sure one can be of that.
 *
 * <p>Depends on {@code data} and the engine. Start with {@link org.lanewise.trainer.evaluate.Evaluator}.
 */
package org.lanewise.trainer.evaluate;
