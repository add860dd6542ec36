package org.lanewise.trainer.sweep;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.loss.Loss;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.LiveLine;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.report.StatusReport;
import org.lanewise.trainer.sweep.TrialOutcome.Score;

/** A sweep for people: a line a trial and, on a terminal, a status line below. */
public final class SweepText implements SweepListener {
    private final PrintWriter out;
    private final Optional<LiveLine> live;
    private final SweepPlan plan;
    private Optional<TrialOutcome> best = Optional.empty();

    /**
     * A report on a writer.
     *
     * @param live the status line, where there is a terminal
     */
    public SweepText(PrintWriter out, Optional<LiveLine> live, SweepPlan plan) {
        this.out = out;
        this.live = live;
        this.plan = plan;
    }

    @Override
    public RunReport trialBegins(int index, List<Setting> settings) {
        return live.<RunReport>map(line -> new StatusReport(line, "trial " + (index + 1) + "/" + plan.trials()))
                .orElseGet(() -> new RunReport() {});
    }

    @Override
    public void trialEnded(TrialOutcome outcome) {
        boolean isBest = outcome.score().isPresent()
                && best.map(before -> TrialOutcome.bestFirst(plan.by()).compare(outcome, before) < 0).orElse(true);
        if (isBest) {
            best = Optional.of(outcome);
        }
        int width = Integer.toString(plan.trials()).length();
        String line = String.format(Locale.ROOT, "trial %" + width + "d/%d  ", outcome.index() + 1, plan.trials())
                + Sweep.words(outcome.settings()) + "  "
                + outcome.score().map(SweepText::words).orElseGet(() -> "failed: " + outcome.failure().orElse(""));
        line(line + (outcome.score().isPresent() ? "  " + Figures.duration(outcome.seconds()) : "")
                + (isBest ? "  best so far" : ""));
    }

    private static String words(Score score) {
        return "validation loss " + Figures.loss(score.loss()) + ", " + Figures.percent(score.accuracy())
                + score.bestEpoch().map(epoch -> ", epoch " + epoch + " of " + score.epochs()).orElse("");
    }

    /**
     * How it ended.
     *
     * @param loss that the best trial was trained with
     */
    public void finished(SweepResult result, Loss loss) {
        WilsonInterval interval = WilsonInterval.of(result.testCorrect(), result.testImages());
        line("Best of " + result.trials() + " trials: " + Sweep.words(result.settings()) + " (trial "
                + (result.best() + 1)
                + "); parameters have the SHA-256 " + result.digest());
        line("The test images were looked at " + (result.testLooks() == 1 ? "once" : result.testLooks() + " times")
                + ", with this network");
        line(String.format(
                Locale.ROOT, "Test %s %s, accuracy %s (95 %% sure: %.2f to %.2f %%) of %s test images",
                SettingsText.figure(loss), Figures.loss(result.testLoss()), Figures.percent(result.testAccuracy()),
                100 * interval.low(),
                100 * interval.high(), Figures.count(result.testImages())));
    }

    /** An ordinary line. */
    public void line(String text) {
        live.ifPresent(LiveLine::clear);
        out.println(text);
        out.flush();
    }
}
