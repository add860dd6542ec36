package org.lanewise.models;

import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.train.TrainingSettings;

/**
 * How a model is trained unless somebody asks for something else.
 *
 * @param settings optimiser, schedule, loss, batch and sampling; the seed is for the caller to choose
 * @param epochs of as many images as the sampling draws, at least 1
 */
public record Recipe(TrainingSettings settings, int epochs) {
    public Recipe {
        if (epochs < 1) {
            throw new IllegalArgumentException("a recipe needs at least 1 epoch, got " + epochs);
        }
    }

    /** Softmax cross-entropy, a constant learning rate, shuffled images. */
    static Recipe of(Optimizer optimizer, int batch, int epochs) {
        return new Recipe(TrainingSettings.of(optimizer).withBatch(batch), epochs);
    }

    /** The optimiser with its settings. */
    public Optimizer optimizer() {
        return settings.optimizer();
    }

    /** Images a step. */
    public int batch() {
        return settings.batch();
    }

    /** The schedule of a run of so many epochs: it is stretched if they are not those of the recipe. */
    public Schedule scheduleOver(int epochs) {
        return epochs == this.epochs ? settings.schedule() : settings.schedule().over(epochs);
    }

    /** The settings of a run of so many epochs. */
    public TrainingSettings settingsOver(int epochs) {
        return settings.withSchedule(scheduleOver(epochs));
    }
}
