/**
 * Augmentations by name, and a picture of what they do.
 *
 * <p>Depends on {@code data}, {@code figure} and the engine. Start with {@link org.lanewise.trainer.augment.Preset}.
 */
package org.lanewise.trainer.augment;
