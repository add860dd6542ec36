/**
 * Run folders: everything about one training in files of its own.
 *
 * <p>{@code settings.json} says what is trained and how, {@code provenance.json} on which data and by which machine; {@code
 * events.jsonl} what happened; {@code checkpoint.safetensors} is the run as it was last saved. When it is over there are
 * {@code network.safetensors}, {@code predictions.safetensors} (what the network makes of every image it was measured on)
 * and {@code result.json} with the digest.
 *
 * <p>Depends on {@code run}, {@code report}, {@code train} and what is below. Start with
 * {@link org.lanewise.trainer.folder.RunRecorder}, which writes one, and {@link org.lanewise.trainer.folder.KeptRun}, which
 * reads it.
 */
package org.lanewise.trainer.folder;
