package org.lanewise.engine.plan;

/**
 * A piece of a training step.
 *
 * @param layer it belongs to
 * @param stage jobs of {@link Phase#PACK} or {@link Phase#GRADIENTS} with the same number are independent and run together
 * @param multiplyAdds of one image
 * @param bytes of one image that it must at least read and write, as far as they are activations
 */
record Job(String layer, Phase phase, int stage, long multiplyAdds, long bytes, Region region) {}
