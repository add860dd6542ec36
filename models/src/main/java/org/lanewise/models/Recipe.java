package org.lanewise.models;

import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;

/**
 * How a model is trained unless somebody asks for something else.
 *
 * @param optimizer with its settings
 * @param schedule of the learning rate
 * @param batch images a step, at least 1
 * @param epochs passes over the training images, at least 1
 */
public record Recipe(Optimizer optimizer, Schedule schedule, int batch, int epochs) {
    public Recipe {
        if (batch < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "a recipe needs at least 1 image a batch and 1 epoch, got " + batch + " and " + epochs);
        }
    }

    /** With a constant learning rate. */
    public Recipe(Optimizer optimizer, int batch, int epochs) {
        this(optimizer, new Schedule.Constant(), batch, epochs);
    }

    /** The schedule of a run of so many epochs: it is stretched if they are not those of the recipe. */
    public Schedule scheduleOver(int epochs) {
        return epochs == this.epochs ? schedule : schedule.over(epochs);
    }
}
