package org.lanewise.engine.plan;

/** When a training step computes the gradients of the parameters. */
enum GradientOrder {
    /** All at the end, in one region: the regions of a small network are too short to have many. */
    TOGETHER,
    /**
     * Layer by layer on the way back, while the gradient of the layer's output is in the caches; nobody needs that afterwards, so
     * a layer before it gets the same memory, which is in the caches too.
     */
    LAYER_BY_LAYER;

    /** Bytes of all gradients of activations from which on these no longer stay in the caches until the end. */
    private static final long LARGE = 4 << 20;

    static GradientOrder of(Graph graph, int images) {
        long bytes = graph.values()
                .stream()
                .filter(value -> value.differentiated() && value.ownerOfGradient() == value)
                .mapToLong(value -> (long) value.shape().size() * images * Float.BYTES)
                .sum();
        return bytes > LARGE ? LAYER_BY_LAYER : TOGETHER;
    }
}
