package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Tensor;

/**
 * The extension point: a layer of one's own, description and computation in one immutable object. It is called once per
 * batch and direction, on one thread, and so takes part in the same-bits promise as long as it computes the same bits
 * itself. Networks with such layers cannot be written as text.
 *
 * <p>Tensors are in lane blocks; {@link Tensor#get} and {@link Tensor#set} hide that. The parameters named by
 * {@link Layer#parameters} begin at {@code parametersAt[0]}, {@code parametersAt[1]}, ...
 */
public non-sealed interface CustomLayer extends Layer {
    /** Computes y from x for the first {@code images} images. */
    void forward(Tensor x, float[] parameters, int[] parametersAt, Tensor y, int images);

    /**
     * Computes dx and the gradients of the parameters, summed over the images, from dy; overwrites both.
     *
     * @param dx null if nobody needs it
     * @param gradients lies like {@code parameters}
     */
    void backward(
            Tensor x,
            Tensor y,
            Tensor dy,
            Tensor dx,
            float[] parameters,
            float[] gradients,
            int[] parametersAt,
            int images);
}
