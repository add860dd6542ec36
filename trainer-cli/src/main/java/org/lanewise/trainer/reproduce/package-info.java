/**
 * Reruns what the reports did, and compares. {@link org.lanewise.trainer.reproduce.Experiments} says what was done;
 * {@link org.lanewise.trainer.reproduce.Reproduction} runs it, one {@link org.lanewise.trainer.reproduce.Trial} (an
 * experiment with a seed) after the other, each in a folder that keeps result, curves and network; the package {@code
 * verdict} judges what the reports claim, and the package {@code page} shows it.
 *
 * <p>Nothing is printed here; a {@link org.lanewise.trainer.reproduce.ReproductionListener} hears what happens. Depends on
 * {@code train}, {@code evaluate}, {@code data}, the models and the engine. Start with
 * {@link org.lanewise.trainer.reproduce.Reproduction}.
 */
package org.lanewise.trainer.reproduce;
