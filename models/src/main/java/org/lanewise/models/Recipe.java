package org.lanewise.models;

import org.lanewise.engine.optim.Optimizer;

/**
 * How a model is trained unless somebody asks for something else.
 *
 * @param optimizer with its settings
 * @param batch images a step, at least 1
 * @param epochs passes over the training images, at least 1
 */
public record Recipe(Optimizer optimizer, int batch, int epochs) {
    public Recipe {
        if (batch < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "a recipe needs at least 1 image a batch and 1 epoch, got " + batch + " and " + epochs);
        }
    }
}
