package org.lanewise.trainer.reproduce.page;

import java.util.List;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.reproduce.JudgedClaim;

/** Claims and verdicts as the rows of a table. */
final class VerdictTable {
    static final List<String> HEADER =
            List.of("network", "what", "where", "claimed", "measured", "95 % interval", "verdict");

    private VerdictTable() {}

    static List<List<String>> rows(List<JudgedClaim> claims) {
        return claims.stream().map(VerdictTable::row).toList();
    }

    private static List<String> row(JudgedClaim judged) {
        Quantity quantity = judged.claim().quantity();
        return List.of(
                judged.experiment(),
                quantity.toString(),
                judged.claim().place(),
                NumberText.claimed(judged.claim()),
                judged.measured().map(measured -> NumberText.measured(quantity, measured)).orElse("-"),
                judged.measured().map(measured -> NumberText.interval(quantity, measured)).orElse(""),
                quantity instanceof Quantity.TrainingTime && judged.measured().isPresent()
                        ? NumberText.ratio(judged.claim(), judged.measured().get()) + "; " + judged.judgement()
                        : judged.judgement().toString());
    }
}
