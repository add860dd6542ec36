package org.lanewise.trainer.notation;

import java.util.Optional;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.train.Components;
import org.lanewise.trainer.train.NormalizationChoice;
import org.lanewise.trainer.train.OptimizerChoice;
import org.lanewise.trainer.train.Preparation;
import org.lanewise.trainer.train.ScheduleChoice;

/** How a network is trained, under the names that the options of {@code train} have. */
final class RecipeForms {
    /** What a network without a recipe is trained by. */
    private static final Written USUAL = new Written(
            OptimizerChoice.Kind.ADAM.usual(),
            100,
            10,
            Value.text("constant"),
            0,
            new SoftmaxCrossEntropy(),
            new Sampling.Shuffled(),
            Augmentation.NONE,
            Preparation.NONE,
            Normalization.MNIST_STANDARDIZED);

    private static final RecordForm<Written> RECIPE = new RecordForm<>("the recipe", Written.class, USUAL)
            .setting("batch", Scalars.COUNT)
            .setting("epochs", Scalars.COUNT)
            .setting("optimizer", optimizers())
            .setting("loss", new Family<Loss>("loss")
                    .constant("softmax-cross-entropy", new SoftmaxCrossEntropy(), "cross-entropy")
                    .constant("euclidean", new EuclideanLoss()))
            .setting("sampling", samplings())
            .setting("augmentation", AugmentationForms.ALL)
            .setting("validation", Scalars.of("images to hold back", RecipeForms::heldBack, text -> text))
            .setting("normalization", normalizations())
            .always("optimizer", "batch", "epochs", "normalization")
            .also("optimizer", "optimiser")
            .also("batch", "batch-size")
            .also("warmup", "warm-up")
            .also("augmentation", "augment")
            .also("normalization", "normalisation", "normalize")
            .foreign("seed", "it is for those who train to choose, with --seed");

    private RecipeForms() {}

    /**
     * A recipe as it is written.
     *
     * @param schedule what it says can be read only when the epochs are known
     * @param warmup in epochs, 0 for none
     */
    private record Written(
            Optimizer optimizer,
            int batch,
            int epochs,
            Value schedule,
            double warmup,
            Loss loss,
            Sampling sampling,
            Augmentation augmentation,
            String validation,
            NormalizationRule normalization) {}

    /** A recipe with the normalisation, which the recipes of models do not have. */
    record Trained(Recipe recipe, NormalizationRule normalization) {}

    /** The recipe of a piece of a document. */
    static Trained read(Value value) {
        Written written = RECIPE.read(value);
        Schedule schedule;
        try {
            schedule = schedules(written.epochs()).read(written.schedule());
        } catch (NotationException e) {
            throw e.within("the recipe, schedule");
        }
        try {
            TrainingSettings settings = TrainingSettings.of(written.optimizer())
                    .withSchedule(written.warmup() == 0 ? schedule : new Schedule.Warmup(written.warmup(), schedule))
                    .withLoss(written.loss())
                    .withBatch(written.batch())
                    .withSampling(written.sampling());
            Optional<String> validation =
                    Optional.of(written.validation()).filter(images -> !images.equals(Preparation.NONE));
            return new Trained(
                    new Recipe(settings, written.epochs(), written.augmentation(), validation),
                    written.normalization());
        } catch (IllegalArgumentException e) {
            throw new NotationException(value.place(), "the recipe: " + e.getMessage());
        }
    }

    /** A recipe as a piece of a document. */
    static Value write(Trained trained) {
        Recipe recipe = trained.recipe();
        TrainingSettings settings = recipe.settings();
        boolean warm = settings.schedule() instanceof Schedule.Warmup;
        Schedule schedule =
                settings.schedule() instanceof Schedule.Warmup warmup ? warmup.schedule() : settings.schedule();
        return RECIPE.write(new Written(
                settings.optimizer(),
                settings.batch(),
                recipe.epochs(),
                schedules(recipe.epochs()).write(schedule),
                warm ? ((Schedule.Warmup) settings.schedule()).epochs() : 0,
                settings.loss(),
                settings.sampling(),
                recipe.augmentation(),
                recipe.validation().orElse(Preparation.NONE),
                trained.normalization()));
    }

    private static String heldBack(String text) {
        Preparation.heldBack(text);
        return text;
    }

    private static Notation<Optimizer> optimizers() {
        Notation<WeightDecay> decay = new RecordForm<>("weight-decay", WeightDecay.class, WeightDecay.NONE)
                .required("factor")
                .principal("factor");
        Family<Optimizer> family = new Family<>("optimiser");
        for (OptimizerChoice.Kind kind : OptimizerChoice.Kind.values()) {
            String name = Components.name(kind);
            Class<? extends Optimizer> type = kind.usual().getClass();
            family.form(name, type, form(name, type, kind.usual(), decay));
        }
        return family;
    }

    private static <T extends Optimizer> Notation<T> form(
            String name, Class<T> type, Optimizer usual, Notation<WeightDecay> decay) {
        return new RecordForm<>(name, type, type.cast(usual))
                .setting("weight-decay", decay)
                .always("learning-rate")
                .also("learning-rate", "lr", "rate")
                .also("weight-decay", "decay", "l2")
                .principal("learning-rate");
    }

    private static Family<Schedule> schedules(int epochs) {
        Family<Schedule> family = new Family<>("schedule");
        for (ScheduleChoice.Kind kind : ScheduleChoice.Kind.values()) {
            String name = Components.name(kind);
            Schedule usual = kind.usual(epochs);
            if (Components.of(usual).isEmpty()) {
                family.constant(name, usual);
            } else {
                family.form(name, usual.getClass(), form(name, usual.getClass(), usual));
            }
        }
        return family;
    }

    private static <T extends Schedule> Notation<T> form(String name, Class<T> type, Schedule usual) {
        return new RecordForm<>(name, type, type.cast(usual));
    }

    private static Notation<Sampling> samplings() {
        return new Family<Sampling>("sampling")
                .constant("shuffled", new Sampling.Shuffled())
                .constant("as-given", new Sampling.AsGiven())
                .form("with-replacement", Sampling.WithReplacement.class,
                        new RecordForm<>(
                                "with-replacement", Sampling.WithReplacement.class, new Sampling.WithReplacement(1))
                                .required("draws")
                                .principal("draws"))
                .form("convnetjs", Sampling.ConvNetJsStream.class,
                        new RecordForm<>(
                                "convnetjs", Sampling.ConvNetJsStream.class, Sampling.ConvNetJsStream.of(1))
                                .required("draws")
                                .principal("draws"));
    }

    private static Notation<NormalizationRule> normalizations() {
        Family<NormalizationRule> family = new Family<>("normalisation");
        for (NormalizationChoice choice : NormalizationChoice.values()) {
            family.constant(Components.name(choice), choice.rule());
        }
        return family.form("fixed", Normalization.class,
                new RecordForm<>("fixed", Normalization.class, Normalization.IDENTITY)
                        .setting("mean", Scalars.listOf(Scalars.DOUBLE))
                        .required("offset", "scale"));
    }
}
