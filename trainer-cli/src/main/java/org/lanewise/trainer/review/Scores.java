package org.lanewise.trainer.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lanewise.trainer.evaluate.ClassScore;
import org.lanewise.trainer.evaluate.ConfusionMatrix;
import org.lanewise.trainer.figure.CountMatrix;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Table;

/** How well each class is told from the others. */
final class Scores {
    private Scores() {}

    static CountMatrix matrix(ConfusionMatrix counts) {
        return new CountMatrix(
                "Confusion matrix", IntStream.range(0, counts.classes()).mapToObj(Integer::toString).toList(),
                counts.counts());
    }

    static Table table(ConfusionMatrix counts) {
        Table table = new Table(
                Column.right("class"), Column.right("images"), Column.right("precision"), Column.right("recall"),
                Column.right("F1"));
        for (int type = 0; type < counts.classes(); type++) {
            ClassScore score = counts.score(type);
            table.row(List.of(
                    Cell.of(Integer.toString(type)),
                    Cell.of(String.format(Locale.ROOT, "%,d", score.present())),
                    cell(score.precision()), cell(score.recall()), cell(score.f1())));
        }
        return table;
    }

    private static Cell cell(Optional<ClassScore.Share> share) {
        return Cell.of(share.map(s -> String.format(
                Locale.ROOT, "%.2f %% (%.2f \u2013 %.2f)", 100 * s.value(), 100 * s.low(), 100 * s.high()))
                .orElse("\u2013"));
    }
}
