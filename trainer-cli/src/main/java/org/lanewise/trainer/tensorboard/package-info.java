/**
 * The events of a run as TensorBoard reads them: records with checksums, protocol buffers written by hand.
 *
 * <p>Depends on {@code run} only. Start with {@link org.lanewise.trainer.tensorboard.TensorBoardFiles}.
 */
package org.lanewise.trainer.tensorboard;
