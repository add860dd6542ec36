package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.models.Claim;
import org.lanewise.models.Quantity;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Mark;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.reproduce.JudgedClaim;
import org.lanewise.trainer.reproduce.verdict.Judgement;
import org.lanewise.trainer.reproduce.verdict.Verdict;

/** Claims and verdicts. */
final class VerdictTable {
    private VerdictTable() {}

    /** The table: claimed, measured, interval, verdict. */
    static Table of(List<JudgedClaim> claims) {
        Table table = new Table(
                Column.left("experiment"),
                Column.left("what"),
                Column.left("where"),
                Column.right("claimed"),
                Column.right("measured"),
                Column.right("95 % interval"),
                Column.left("verdict"));
        claims.forEach(judged -> table.row(row(judged)));
        return table;
    }

    private static List<Cell> row(JudgedClaim judged) {
        Claim claim = judged.claim();
        Quantity quantity = claim.quantity();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.code(judged.experiment()));
        cells.add(Cell.of(quantity.toString()));
        cells.add(Cell.of(claim.place() + (claim.source() == Claim.Source.REPORT ? "" : " (repository)")));
        cells.add(Cell.of(NumberText.claimed(claim)));
        cells.add(Cell.of(judged.measured().map(measured -> NumberText.measured(quantity, measured)).orElse("")));
        cells.add(Cell.of(judged.measured().map(measured -> NumberText.interval(quantity, measured)).orElse("")));
        cells.add(Cell.of(verdict(judged)).marked(mark(judged.judgement().verdict())));
        return cells;
    }

    private static String verdict(JudgedClaim judged) {
        boolean comparable = judged.judgement().equals(Judgement.ANOTHER_MACHINE);
        return judged.measured()
                .filter(_ -> comparable)
                .map(measured -> NumberText.ratio(judged.claim(), measured) + ", ")
                .orElse("") + judged.judgement();
    }

    /** The sign of a verdict. */
    static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case REPRODUCED -> Mark.GOOD;
            case BETTER -> Mark.BETTER;
            case NOT_REPRODUCED -> Mark.BAD;
            case NOT_REPRODUCIBLE -> Mark.OPEN;
            case NOT_JUDGED -> Mark.NONE;
        };
    }
}
