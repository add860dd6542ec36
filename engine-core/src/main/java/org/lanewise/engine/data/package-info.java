/**
 * Labelled images as the engine takes them: by index, straight into lane blocks. Where they come from (files, memory, a
 * generator) is not known here.
 *
 * <p>Depends on {@code tensor}. Start with {@link org.lanewise.engine.data.Examples}.
 */
package org.lanewise.engine.data;
