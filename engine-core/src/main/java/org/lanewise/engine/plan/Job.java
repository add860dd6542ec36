package org.lanewise.engine.plan;

/**
 * A piece of a training step.
 *
 * @param layer it belongs to
 * @param multiplyAdds of one image
 * @param bytes of one image that it must at least read and write, as far as they are activations
 */
record Job(String layer, Phase phase, long multiplyAdds, long bytes, Region region) {}
