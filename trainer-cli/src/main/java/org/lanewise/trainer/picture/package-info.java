/**
 * Pictures of digits from anywhere, made to look like those of MNIST, and as a network takes them.
 *
 * <p>Depends on the engine only. Start with {@link org.lanewise.trainer.picture.Centring}.
 */
package org.lanewise.trainer.picture;
