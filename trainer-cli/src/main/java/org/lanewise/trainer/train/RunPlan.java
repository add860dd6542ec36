package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Models;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.data.LabeledImages;

/**
 * Everything that decides the result of a run, but for the data.
 *
 * @param model name of the model
 * @param initialization name of its initialisation
 * @param network with that initialisation
 * @param normalization of the images; it may have to be fitted to the training images first
 * @param settings of the training
 * @param epochs since the beginning, at least 1
 * @param preparation of the images
 * @param stopping whether the run may end early
 */
public record RunPlan(
        String model,
        String initialization,
        Network network,
        NormalizationRule normalization,
        TrainingSettings settings,
        int epochs,
        Preparation preparation,
        Optional<EarlyStopping> stopping) {
    /** Seed of runs that name none. */
    public static final long DEFAULT_SEED = 1;

    /** The model that is trained where none is named. */
    public static final String DEFAULT_MODEL = "luo-cnn1";

    /** A run on images that are not changed. */
    public RunPlan(
            String model,
            String initialization,
            Network network,
            NormalizationRule normalization,
            TrainingSettings settings,
            int epochs) {
        this(
                model, initialization, network, normalization, settings, epochs,
                Preparation.of(Augmentation.NONE, Optional.empty(), NormalizationChoice.text(normalization)),
                Optional.empty());
    }

    /**
     * A run from the beginning.
     *
     * @throws IllegalArgumentException if a wish cannot be met
     */
    static RunPlan fresh(Wishes wishes) {
        Design model = wishes.model().orElseGet(() -> Design.of(Models.named(DEFAULT_MODEL)));
        String initialization = wishes.initialization().orElse(model.initialization());
        Shape output = model.network().output();
        if (!output.isVector()) {
            throw new IllegalArgumentException(model.name() + " gives " + output + " (channels x rows x columns), but "
                    + "training needs a value a class; end it with Flatten and Linear");
        }
        Recipe recipe = model.recipe();
        int epochs = wishes.epochs().orElse(recipe.epochs());
        TrainingSettings settings = recipe.settings()
                .withOptimizer(wishes.optimizer().over(recipe.optimizer()))
                .withSchedule(wishes.schedule().over(recipe.scheduleOver(epochs), epochs))
                .withBatch(wishes.batch().orElse(recipe.batch()))
                .withSampling(wishes.images().sampling().orElse(recipe.settings().sampling()))
                .withSeed(wishes.seed().orElse(DEFAULT_SEED));
        NormalizationRule normalization =
                wishes.images().normalization().map(NormalizationChoice::rule).orElse(model.normalization());
        Preparation preparation =
                Preparation.of(recipe.augmentation(), recipe.validation(), NormalizationChoice.text(normalization))
                        .with(wishes.images());
        return new RunPlan(
                model.name(),
                initialization,
                model.network(initialization),
                normalization,
                settings,
                epochs,
                preparation,
                wishes.stopping().rule(preparation));
    }

    /**
     * The rest of a run.
     *
     * @param file named in messages
     * @throws IllegalArgumentException if a wish contradicts the checkpoint
     */
    static RunPlan resumed(Wishes wishes, Path file, Checkpoint checkpoint, Provenance provenance) {
        TrainingSettings settings = checkpoint.settings();
        Contradiction contradiction = new Contradiction(file, "--resume");
        contradiction.check("MODEL", wishes.model().map(Design::name), provenance.model());
        wishes.model().ifPresent(model -> requireNetwork(model, file, checkpoint.network().network()));
        contradiction.check("--init", wishes.initialization(), provenance.initialization());
        contradiction.check("--batch", wishes.batch(), settings.batch());
        contradiction.check("--seed", wishes.seed(), settings.seed());
        wishes.optimizer().requireIn(settings.optimizer(), contradiction);
        wishes.schedule().requireIn(settings.schedule(), contradiction);
        contradiction.check(
                "--sampling", wishes.images().sampling().map(SamplingText::of), SamplingText.of(settings.sampling()));
        provenance.preparation().require(wishes.images(), contradiction);
        wishes.stopping().requireIn(provenance.stopping(), contradiction);
        int epochs = wishes.epochs().orElse(provenance.epochs());
        Progress progress = checkpoint.progress();
        if (epochs < progress.epoch() + 1) {
            throw new IllegalArgumentException("--epochs " + epochs + " contradicts " + file
                    + ", which has come to epoch " + (progress.epoch() + 1) + " already");
        }
        return new RunPlan(
                provenance.model(),
                provenance.initialization(),
                checkpoint.network().network(),
                checkpoint.network().normalization(),
                settings,
                epochs,
                provenance.preparation(),
                provenance.stopping());
    }

    /** The same run of another network, or with other settings. */
    public RunPlan of(Network other, TrainingSettings changed) {
        return new RunPlan(
                other.equals(network) ? model : other.name(), initialization, other, normalization, changed, epochs,
                preparation, stopping);
    }

    /** A text may have been changed since the run began. */
    private static void requireNetwork(Design model, Path file, Network stored) {
        if (!model.initializations().containsValue(stored)) {
            throw new IllegalArgumentException("the layers of " + model.name() + " are not those of " + file
                    + "; leave MODEL out to go on with the network that is stored there, or begin a new run without"
                    + " --resume");
        }
    }

    /**
     * Makes sure that a batch of these images can be made.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public void requireBatchOf(LabeledImages images) {
        if (settings.batch() > images.count()) {
            throw new IllegalArgumentException("a batch of " + settings.batch() + " is more than the " + images.count()
                    + " training images; use a smaller --batch");
        }
    }
}
