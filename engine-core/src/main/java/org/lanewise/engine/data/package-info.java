/**
 * Labelled images as the engine takes them: by index, straight into lane blocks, in the order of a
 * {@link org.lanewise.engine.data.Sampling}. Where they come from (files, memory, a generator) is not known here.
 *
 * <p>Depends on {@code tensor} and {@code random}. Start with {@link org.lanewise.engine.data.Examples}.
 */
package org.lanewise.engine.data;
