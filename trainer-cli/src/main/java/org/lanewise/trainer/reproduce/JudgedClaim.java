package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.Optional;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.reproduce.verdict.Judgement;
import org.lanewise.trainer.reproduce.verdict.OverSeeds;
import org.lanewise.trainer.reproduce.verdict.Printed;

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
        List<Experiment> variants = Experiments.all()
                .stream()
                .filter(variant -> variant.model().equals(model) && variant.doubt().isPresent())
                .toList();
        List<OverSeeds> alternatives = variants.stream()
                .flatMap(variant -> Measured.of(claim.quantity(), results.of(variant.name())).stream())
                .toList();
        return alternatives.isEmpty()
                ? Judgement.of(printed, measured.get())
                : Judgement.of(printed, measured.get(), alternatives, variants.getFirst().doubt().orElseThrow());
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
