/**
 * What a network will take before it is trained: operations and parameters of its layers, counted, and the time of an epoch,
 * forecast from a short measurement; and its architecture as a drawing. Depends on {@code train}, {@code evaluate},
 * {@code figure} and the engine. Start with
 * {@link org.lanewise.trainer.explain.LayerCost}.
 */
package org.lanewise.trainer.explain;
