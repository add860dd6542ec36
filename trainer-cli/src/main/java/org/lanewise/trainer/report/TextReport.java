package org.lanewise.trainer.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.train.Budget;
import org.lanewise.trainer.train.EpochResult;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.SamplingText;

/** A run for people: a line an epoch and, on a terminal, a status line below. */
public final class TextReport implements RunReport {
    private final PrintWriter out;
    private final Optional<LiveLine> live;
    private final boolean quiet;
    private RunInfo info;
    private StatusText status;

    /**
     * A report on a writer.
     *
     * @param live the status line, where there is a terminal
     * @param quiet leave out the lines of the epochs
     */
    public TextReport(PrintWriter out, Optional<LiveLine> live, boolean quiet) {
        this.out = out;
        this.live = live;
        this.quiet = quiet;
    }

    @Override
    public void started(RunInfo info) {
        this.info = info;
        this.status = new StatusText(info, live.map(LiveLine::look).orElse(Look.PLAIN));
        RunPlan plan = info.plan();
        line(DataNotes.on(info.data()) + "; " + kernels() + "; " + threads() + "; JDK "
                + System.getProperty("java.version"));
        line(plan.model() + ", " + Figures.count(plan.network().parameterCount()) + " parameters, "
                + plan.initialization() + " initialisation; " + SettingsText.of(plan.settings().optimizer())
                + schedule(plan.settings().schedule()) + SettingsText.trainedBy(plan.settings().loss()) + ", batch "
                + plan.settings().batch() + ", seed "
                + plan.settings().seed() + ", " + plan.epochs() + " epochs" + sampling(plan.settings().sampling())
                + plan.preparation().text() + plan.stopping().map(StoppingText::rule).orElse(""));
        info.budget().ifPresent(budget -> line(planned(budget)));
        if (info.begins().steps() > 0) {
            line("Resumed in epoch " + (info.begins().epoch() + 1) + " after step "
                    + Figures.count(info.begins().steps())
                    + (info.begins().steps() < info.steps() ? "" : "; it was complete, a larger --epochs would go on"));
        }
    }

    private String planned(Budget.Plan budget) {
        return "Planned for " + new Budget(budget.budget()) + ": an epoch takes "
                + Figures.duration(budget.secondsPerEpoch()) + ", to measure it "
                + Figures.duration(budget.secondsPerMeasurement()) + ", and " + Figures.duration(budget.spent())
                + " are gone; the end comes after " + Figures.duration(budget.secondsAtEnd())
                + ". The same run: --epochs " + budget.epochs();
    }

    private static String schedule(Schedule schedule) {
        return schedule instanceof Schedule.Constant ? "" : "; " + SettingsText.of(schedule);
    }

    private static String sampling(Sampling sampling) {
        return sampling instanceof Sampling.Shuffled ? "" : "; images " + SamplingText.of(sampling);
    }

    private String kernels() {
        int bits = info.kernels().vectorBits();
        return info.kernels().name() + " kernels" + (bits == 0 ? ", no vectors" : ", " + bits + "-bit vectors");
    }

    private String threads() {
        return info.threads() == 1 ? "1 thread" : info.threads() + " threads";
    }

    @Override
    public void stepped(Training training) {
        if (live.isPresent() && live.get().isDue()) {
            live.get().show(status.training(training, live.get().width()));
        }
    }

    @Override
    public void settingsChanged(Training training) {
        if (!quiet) {
            line("From step " + Figures.count(training.progress().steps() + 1) + " on: "
                    + SettingsText.of(training.settings().optimizer()) + ", batch " + training.settings().batch());
        }
    }

    @Override
    public void testing() {
        live.ifPresent(line -> line.show(status.testing()));
    }

    @Override
    public void epochEnded(EpochResult result) {
        status.epochEnded(result.training());
        if (!quiet) {
            Progress training = result.training();
            line(String.format(
                    Locale.ROOT,
                    "epoch %" + Integer.toString(info.plan().epochs()).length()
                            + "d/%d  train loss %s, %s%s  %s  %s images/s",
                    training.epoch() + 1,
                    info.plan().epochs(),
                    Figures.loss(training.loss()),
                    Figures.percent(training.accuracy()),
                    result.test().map(this::measured).orElse(""),
                    Figures.duration(result.seconds()),
                    Figures.count(Math.round(result.imagesPerSecond()))));
        }
    }

    private String measured(Evaluation test) {
        return "  " + info.data().measured() + " loss " + Figures.loss(test.loss()) + ", "
                + Figures.percent(test.accuracy());
    }

    @Override
    public void interrupted(RunResult result) {
        line(InterruptionText.of(info, result));
    }

    @Override
    public void finished(RunResult result, String digest) {
        Progress progress = result.progress();
        line("Ended in epoch " + (progress.epoch() + 1) + " after step " + Figures.count(progress.steps()) + ", in "
                + Figures.duration(result.seconds()) + "; parameters have the SHA-256 " + digest);
        info.checkpoint().ifPresent(file -> line("Saved to " + file));
        info.plan()
                .stopping()
                .flatMap(rule -> StoppingText.end(rule, info.plan().epochs(), result))
                .ifPresent(this::line);
        line(StoppingText.looks(result.measurements().testLooks(), result.measurements().isShown()));
        line(EvaluationText.of(result.test().orElseThrow(), info.plan().settings().loss(), info.data()));
        result.lastTest()
                .ifPresent(test -> line(EvaluationText.of(test, info.plan().settings().loss(), info.found())));
    }

    @Override
    public void failed(RuntimeException reason) {
        live.ifPresent(LiveLine::clear);
        out.flush();
    }

    private void line(String text) {
        live.ifPresent(LiveLine::clear);
        out.println(text);
        out.flush();
    }
}
