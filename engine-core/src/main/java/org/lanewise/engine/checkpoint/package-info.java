/**
 * Networks and trainings as files: safetensors, with the description, the settings and the provenance as JSON in its
 * metadata, so that other programs can read the weights.
 *
 * <p>Depends on {@code store}, {@code train} and what is below. Start with
 * {@link org.lanewise.engine.checkpoint.NetworkFile}.
 */
package org.lanewise.engine.checkpoint;
