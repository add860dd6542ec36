package org.lanewise.trainer.reproduce;

import java.util.Optional;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.trainer.train.RunPlan;

/**
 * Something a report did, or that we did to find out about a report: a model, how it is trained, what is measured when.
 * Whatever is not said is the model's recipe.
 *
 * @param name the model's, or the model's and what differs: {@code "li-cnn/without-augmentation"}
 * @param report its number, {@code "000"} to {@code "004"}
 * @param model by name
 * @param initialization one of the model's
 * @param optimizer another than the recipe's
 * @param epochs how long
 * @param test when the test images are shown
 */
public record Experiment(
        String name,
        String report,
        String model,
        String initialization,
        Optional<Optimizer> optimizer,
        Epochs epochs,
        Probing test) {
    /** The model as its recipe has it, measured after every epoch. */
    static Experiment of(String report, String model, String initialization, Epochs epochs) {
        return new Experiment(
                model, report, model, initialization, Optional.empty(), epochs, Probing.AFTER_EPOCHS);
    }

    Experiment named(String name) {
        return new Experiment(name, report, model, initialization, optimizer, epochs, test);
    }

    Experiment tested(Probing test) {
        return new Experiment(name, report, model, initialization, optimizer, epochs, test);
    }

    Experiment with(Optimizer optimizer) {
        return new Experiment(name, report, model, initialization, Optional.of(optimizer), epochs, test);
    }

    /** Everything that decides the result of a run, but for the data. */
    public RunPlan plan(Scale scale, long seed) {
        Model from = Models.named(model);
        TrainingSettings settings = from.recipe()
                .settingsOver(epochs.at(scale))
                .withOptimizer(optimizer.orElse(from.recipe().optimizer()))
                .withSeed(seed);
        return new RunPlan(
                model,
                initialization,
                from.network(initialization),
                from.normalization(),
                settings,
                epochs.at(scale));
    }
}
