package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.Optional;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Moment;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.reproduce.verdict.Judgement;
import org.lanewise.trainer.reproduce.verdict.OverSeeds;
import org.lanewise.trainer.reproduce.verdict.Printed;
import org.lanewise.trainer.reproduce.verdict.Verdict;

/**
 * A claim beside what was measured.
 *
 * @param model that the claim is about
 * @param experiment that measured it
 * @param measured empty if the experiment has not been run, or does not show this
 */
public record JudgedClaim(
        String model, Claim claim, String experiment, Optional<OverSeeds> measured, Judgement judgement) {
    /** All claims of a report, model by model. */
    public static List<JudgedClaim> ofReport(String report, Results results) {
        return Models.all()
                .stream()
                .filter(model -> model.report().id().equals(report))
                .flatMap(model -> ofModel(model, results).stream())
                .toList();
    }

    /** All claims about a model. */
    public static List<JudgedClaim> ofModel(Model model, Results results) {
        return model.claims().stream().map(claim -> of(model.name(), claim, results)).toList();
    }

    private static JudgedClaim of(String model, Claim claim, Results results) {
        String experiment = experiment(model, claim.quantity());
        Optional<OverSeeds> counted = Measured.counted(claim.quantity(), model);
        Optional<OverSeeds> measured = counted.or(() -> measured(model, claim.quantity(), results));
        return new JudgedClaim(
                model, claim, experiment, measured, judgement(model, claim, experiment, measured, results));
    }

    private static Judgement judgement(
            String model, Claim claim, String experiment, Optional<OverSeeds> measured, Results results) {
        if (measured.isEmpty()) {
            return Judgement.none(results.of(experiment).isEmpty() ? "not run" : "not measured");
        }
        Printed printed = Printed.of(claim);
        if (results.caveat().isPresent() && !printed.isCount()) {
            return Judgement.none(results.caveat().get());
        }
        Judgement judgement = judged(model, claim, printed, measured.get(), results);
        return judgement.verdict() == Verdict.NOT_REPRODUCED || isShortOf(printed, measured.get(), judgement)
                ? shortened(claim.quantity(), experiment, results).map(Judgement::none).orElse(judgement)
                : judgement;
    }

    /** Near enough to be the same, but on the side on which a longer run might have left it behind. */
    private static boolean isShortOf(Printed printed, OverSeeds measured, Judgement judgement) {
        return judgement.verdict() == Verdict.REPRODUCED && switch (printed.kind()) {
            case HIGHER -> measured.mean() + printed.rounding() < printed.value();
            case LOWER -> measured.mean() - printed.rounding() > printed.value();
            case GAIN, EQUAL, COUNT, MISCOUNT, TIME -> false;
        };
    }

    private static Judgement judged(
            String model, Claim claim, Printed printed, OverSeeds measured, Results results) {
        List<Experiment> variants = Experiments.all()
                .stream()
                .filter(variant -> variant.model().equals(model) && variant.doubt().isPresent())
                .toList();
        List<OverSeeds> alternatives = variants.stream()
                .flatMap(variant -> Measured.of(claim.quantity(), results.of(variant.name())).stream())
                .toList();
        return alternatives.isEmpty()
                ? Judgement.of(printed, measured)
                : Judgement.of(printed, measured, alternatives, variants.getFirst().doubt().orElseThrow());
    }

    /** A run that was shorter than printed cannot fail to reach what the printed one reached later. */
    private static Optional<String> shortened(Quantity quantity, String experiment, Results results) {
        boolean atTheEnd = switch (quantity) {
            case Quantity.Accuracy accuracy -> isLate(accuracy.moment());
            case Quantity.Loss loss -> isLate(loss.moment());
            default -> false;
        };
        return Experiments.find(experiment)
                .map(Experiment::epochs)
                .filter(epochs -> atTheEnd && epochs.at(results.scale()) < epochs.printed())
                .map(epochs -> epochs.at(results.scale()) + " of " + epochs.printed() + " epochs")
                .findFirst();
    }

    private static boolean isLate(Moment moment) {
        return moment instanceof Moment.End || moment instanceof Moment.Best;
    }

    /** The experiment whose name tells of the difference, or the model's own. */
    static String experiment(String model, Quantity quantity) {
        return switch (quantity) {
            case Quantity.With with -> model + "/" + with.change().replace(' ', '-');
            case Quantity.AccuracyGain gain -> {
                String without = model + "/without-" + gain.ingredient();
                yield Experiments.find(without).findAny().isPresent()
                        ? without
                        : model + "/with-" + gain.ingredient();
            }
            default -> model;
        };
    }

    private static Optional<OverSeeds> measured(String model, Quantity quantity, Results results) {
        List<Run> runs = results.of(experiment(model, quantity));
        return switch (quantity) {
            case Quantity.With with -> Measured.of(with.quantity(), runs);
            case Quantity.AccuracyGain gain -> experiment(model, quantity).contains("/without-")
                    ? Measured.gain(results.of(model), runs)
                    : Measured.gain(runs, results.of(model));
            default -> Measured.of(quantity, runs);
        };
    }
}
