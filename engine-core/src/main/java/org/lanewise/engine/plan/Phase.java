package org.lanewise.engine.plan;

/** The phases of a training step, in order; large networks take turns between the way back and gradients, layer by layer. */
public enum Phase {
    /** Images into the buffers. */
    LOAD,
    /** Weights into the order in which they are read. */
    PACK,
    /** Input to output. */
    FORWARD,
    /** The loss and its gradient. */
    LOSS,
    /** Gradient of the output to gradient of the input. */
    BACKWARD,
    /** What gradients of the parameters need beforehand: few images laid out anew. */
    PREPARE,
    /** Gradients of the parameters, where they do not come with {@link #BACKWARD}. */
    GRADIENTS,
    /** New parameters. */
    UPDATE
}
