/**
 * Sweeps: many trainings with different settings, the best chosen on images that were held back, the test images looked at
 * once.
 *
 * <p>Which settings a trial has is a function of its number ({@link org.lanewise.trainer.sweep.Points}), so trials can be made
 * by any process in any order. A trial is a run in a run folder ({@link org.lanewise.trainer.sweep.Sweep}); when all are over
 * they are gathered and judged ({@link org.lanewise.trainer.sweep.Gathering}).
 *
 * <p>Depends on {@code train}, {@code folder}, {@code report}, {@code figure} and {@code page}.
 */
package org.lanewise.trainer.sweep;
