package org.lanewise.engine.plan;

import java.util.List;

/** A node bound to its buffers and its kernel. Each method gives the work of one phase; regions of a phase run in order. */
interface Step {
    /** Brings the weights into the order the forward pass reads. */
    default Region packForward() {
        return Region.NONE;
    }

    /** Brings the weights into the order the backward pass reads. */
    default Region packBackward() {
        return Region.NONE;
    }

    /** Input to output. */
    Region forward();

    /** Gradient of the output to gradient of the input, where it is wanted. */
    List<Region> backward();

    /** What is to be done before {@link #gradients}, and after what that needs. */
    default Region prepareGradients() {
        return Region.NONE;
    }

    /** Gradients of the parameters; needs the input, and the gradient of the output before the joined activation. */
    default Region gradients() {
        return Region.NONE;
    }

    /** Multiply-adds of one image forward; backward and the gradients of the parameters each take as many. */
    default long multiplyAdds() {
        return 0;
    }
}
