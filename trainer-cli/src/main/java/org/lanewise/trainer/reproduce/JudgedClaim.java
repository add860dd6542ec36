package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
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
        List<JudgedClaim> judged = new ArrayList<>();
        for (Claim claim : model.claims()) {
            judged.add(of(model.name(), claim, results));
        }
        return judged;
    }

    private static JudgedClaim of(String model, Claim claim, Results results) {
        List<Run> runs = results.of(model);
        Optional<OverSeeds> counted = Measured.counted(claim.quantity(), model);
        Optional<OverSeeds> measured = counted.or(() -> Measured.of(claim.quantity(), runs));
        Judgement judgement;
        if (measured.isEmpty()) {
            judgement = Judgement.none(runs.isEmpty() ? "not run" : "not measured");
        } else if (counted.isEmpty() && results.caveat().isPresent()) {
            judgement = Judgement.none(results.caveat().get());
        } else {
            judgement = Judgement.of(Printed.of(claim), measured.get());
        }
        return new JudgedClaim(model, claim, model, measured, judgement);
    }
}
