/**
 * Files: JSON, safetensors, atomic writing, and records as JSON. Everything that can be wrong with a file is a
 * {@link org.lanewise.engine.store.StoreException} whose message is a sentence for the person at the keyboard.
 *
 * <p>Knows formats, not networks. Start with {@link org.lanewise.engine.store.Safetensors}.
 */
package org.lanewise.engine.store;
