package org.lanewise.trainer.report;

import java.util.Locale;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.WilsonInterval;

/** The result of a test in one line. */
public final class EvaluationText {
    private EvaluationText() {}

    /** Loss and which one it is, accuracy, how sure it is, and the data. */
    public static String of(Evaluation test, Loss loss, DataSet data) {
        WilsonInterval interval = WilsonInterval.of(test.correct(), test.images());
        return String.format(
                Locale.ROOT,
                "%s %s %s, accuracy %s (95 %% sure: %.2f to %.2f %%) of %s %s images: %s",
                data.measured() == DataSet.Measured.TEST ? "Test" : "Validation",
                SettingsText.figure(loss),
                Figures.loss(test.loss()),
                Figures.percent(test.accuracy()),
                100 * interval.low(),
                100 * interval.high(),
                Figures.count(test.images()),
                data.measured(),
                DataNotes.on(data));
    }
}
