package org.lanewise.trainer.reproduce;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lanewise.engine.network.Network;
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
 * @param network what is changed of the model's network
 * @param settings what is changed of the recipe's settings
 * @param presentation of the images
 * @param epochs how long
 * @param test when the test images are shown
 * @param validation when the images held back are shown, if there are any
 * @param doubt if the report may have been written with this variant: what is not known about it
 */
public record Experiment(
        String name,
        String report,
        String model,
        String initialization,
        UnaryOperator<Network> network,
        UnaryOperator<TrainingSettings> settings,
        Presentation presentation,
        Epochs epochs,
        Probing test,
        Probing validation,
        Optional<String> doubt) {
    /** The model as its recipe has it, measured after every epoch. */
    static Experiment of(String report, String model, String initialization, Epochs epochs) {
        return new Experiment(
                model,
                report,
                model,
                initialization,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                new Presentation.Whole(),
                epochs,
                Probing.AFTER_EPOCHS,
                Probing.AFTER_EPOCHS,
                Optional.empty());
    }

    /** The same with something else about it, which the name says behind a slash. */
    Experiment variant(String difference) {
        return new Experiment(
                model + "/" + difference, report, model, initialization, network, settings, presentation, epochs, test,
                validation, doubt);
    }

    /** The same with another of the model's initialisations. */
    Experiment from(String initialization) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    Experiment tested(Probing test) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    Experiment validated(Probing validation) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    Experiment shown(Presentation presentation) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    Experiment with(UnaryOperator<TrainingSettings> settings) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    Experiment of(UnaryOperator<Network> network) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                doubt);
    }

    /** The same as something that the report may have done. */
    Experiment doubted(String unknown) {
        return new Experiment(
                name, report, model, initialization, network, settings, presentation, epochs, test, validation,
                Optional.of(unknown));
    }

    /** Whether it is the model by its recipe, not a variant. */
    public boolean isPlain() {
        return name.equals(model);
    }

    /** Everything that decides the result of a run, but for the data. */
    public RunPlan plan(Scale scale, long seed) {
        Model from = Models.named(model);
        int length = epochs.at(scale);
        return new RunPlan(
                model,
                initialization,
                network.apply(from.network(initialization)),
                from.normalization(),
                settings.apply(from.recipe().settingsOver(length)).withSeed(seed),
                length);
    }
}
