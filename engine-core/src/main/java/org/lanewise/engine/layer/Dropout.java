package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Shape;

/**
 * Inverted dropout (N. Srivastava et al.: Dropout, JMLR 15, 2014, section 4, with the scaling moved to training): in
 * training every value is 0 with probability {@code rate} and divided by 1 - rate otherwise; inference changes nothing.
 * Which values are kept is a function of the seed, the update, the layer and the place in the batch.
 *
 * @param rate at least 0, below 1
 */
public record Dropout(double rate) implements Layer {
    public Dropout {
        if (!(rate >= 0 && (float) rate < 1)) {
            throw new IllegalArgumentException("the rate of a dropout must be at least 0 and below 1, got " + rate);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "dropout";
    }
}
