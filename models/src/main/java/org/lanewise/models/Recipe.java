package org.lanewise.models;

import java.util.Optional;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.train.TrainingSettings;

/**
 * How a model is trained unless somebody asks for something else.
 *
 * @param settings optimiser, schedule, loss, batch and sampling; the seed is for the caller to choose
 * @param epochs of as many images as the sampling draws, at least 1
 * @param augmentation how training images change from epoch to epoch
 * @param validation the training images that are held back, in the words of the option {@code --validation} of the
 *     trainer, e.g. {@code "drawn:0.1"}; empty for none
 */
public record Recipe(
        TrainingSettings settings, int epochs, Augmentation augmentation, Optional<String> validation) {
    public Recipe {
        if (epochs < 1) {
            throw new IllegalArgumentException("a recipe needs at least 1 epoch, got " + epochs);
        }
    }

    /** Softmax cross-entropy, a constant learning rate, shuffled images. */
    static Recipe of(Optimizer optimizer, int batch, int epochs) {
        return of(TrainingSettings.of(optimizer).withBatch(batch), epochs);
    }

    /** All training images as they are. */
    static Recipe of(TrainingSettings settings, int epochs) {
        return new Recipe(settings, epochs, Augmentation.NONE, Optional.empty());
    }

    Recipe withAugmentation(Augmentation augmentation) {
        return new Recipe(settings, epochs, augmentation, validation);
    }

    Recipe withValidation(String validation) {
        return new Recipe(settings, epochs, augmentation, Optional.of(validation));
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
