/**
 * Training runs: from the wishes of the command line, or a checkpoint, to a run that can be stopped, saved and taken up
 * again. Nothing is printed here; a {@link org.lanewise.trainer.train.RunListener} hears what happens.
 *
 * <p>Depends on {@code data}, {@code evaluate}, the models and the engine. Start with
 * {@link org.lanewise.trainer.train.TrainingRun}.
 */
package org.lanewise.trainer.train;
