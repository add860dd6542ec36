/**
 * Handwritten digits drawn by the program: skeletons of strokes, a hand that distorts them, a pen that inks them. Image
 * i of a seed is a function of (seed, i), bit for bit the same on every machine.
 *
 * <p>Depends on the engine's {@link org.lanewise.engine.random.Seed} alone. Start with
 * {@link org.lanewise.trainer.data.synthetic.SyntheticDigits}.
 */
package org.lanewise.trainer.data.synthetic;
