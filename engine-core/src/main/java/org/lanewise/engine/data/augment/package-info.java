/**
 * Ways to change images by chance, so that a network sees more than there are. An
 * {@link org.lanewise.engine.data.augment.Augmentation} is a description that can be stored; made ready for a shape of
 * images it is a {@link org.lanewise.engine.data.Transform}. All arithmetic is exactly rounded or from
 * {@link java.lang.StrictMath}, so that the same draws give the same bits everywhere.
 *
 * <p>Depends on {@code data}. Start with {@link org.lanewise.engine.data.augment.Augmentation}.
 */
package org.lanewise.engine.data.augment;
