package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.models.Models;

/**
 * What somebody asked for, of all that decides the result of a run; the rest is left to the recipe or the checkpoint.
 *
 * @param model what to train
 * @param initialization one of the model's
 * @param epochs since the beginning
 */
public record Wishes(
        Optional<Design> model,
        Optional<String> initialization,
        Optional<Integer> epochs,
        Optional<Integer> batch,
        OptimizerChoice optimizer,
        ScheduleChoice schedule,
        Optional<Long> seed,
        ImageWishes images,
        StoppingWishes stopping) {
    /** The same for so many epochs. */
    public Wishes withEpochs(int number) {
        return new Wishes(
                model, initialization, Optional.of(number), batch, optimizer, schedule, seed, images, stopping);
    }

    /** A model by its recipe. */
    public static Wishes of(String model) {
        return of(Design.of(Models.named(model)));
    }

    /** A network by its recipe. */
    public static Wishes of(Design design) {
        return new Wishes(
                Optional.of(design),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptimizerChoice.NONE,
                ScheduleChoice.NONE,
                Optional.empty(),
                ImageWishes.NONE,
                StoppingWishes.NONE);
    }
}
