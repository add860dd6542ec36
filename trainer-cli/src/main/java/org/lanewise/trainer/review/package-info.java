/**
 * What a kept run looks like afterwards: a page with its curves, its mistakes and what is inside the network, every figure a
 * file of its own too.
 *
 * <p>Depends on {@code folder}, {@code page}, {@code figure}, {@code evaluate} and what is below. Start with
 * {@link org.lanewise.trainer.review.RunPage}.
 */
package org.lanewise.trainer.review;
