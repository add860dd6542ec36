package org.lanewise.trainer.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.reproduce.Agenda;
import org.lanewise.trainer.reproduce.Outcome;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Trial;

/** A reproduction for people: a line a trial and, on a terminal, a status line below. */
public final class ReproductionText implements ReproductionReport {
    private final PrintWriter out;
    private final Optional<LiveLine> live;
    private int trials;
    private int number;
    private double allWork;
    private double endedWork;
    private double doneWork;
    private double work;
    private long updates;
    private long beganNanos;
    private String title = "";

    /**
     * A report on a writer.
     *
     * @param live the status line, where there is a terminal
     */
    public ReproductionText(PrintWriter out, Optional<LiveLine> live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public void started(String data, Path folder) {
        line(data + "; runs and pages in " + folder);
    }

    @Override
    public void planned(Agenda agenda) {
        trials = agenda.pending().size();
        allWork = agenda.pending().stream().mapToDouble(Trial::work).sum();
        beganNanos = System.nanoTime();
        line(trials + (trials == 1 ? " run" : " runs") + " to do, " + agenda.finished().size()
                + " finished before");
    }

    @Override
    public void began(Trial trial, long updates) {
        number++;
        work = trial.work();
        this.updates = trial.updates();
        title = number + "/" + trials + " " + trial.experiment().name() + ", seed " + trial.seed();
        if (updates > 0) {
            line(title + ": goes on after update " + Figures.count(updates));
            // What was done before this process began says nothing about its speed.
            double before = work * updates / this.updates;
            allWork -= before;
            endedWork -= before;
        }
    }

    @Override
    public void stepped(Trial trial, Progress progress) {
        if (live.isPresent() && live.get().isDue()) {
            double share = (double) progress.steps() / updates;
            doneWork = endedWork + work * share;
            double seconds = (System.nanoTime() - beganNanos) * 1e-9;
            live.get()
                    .show(String.format(
                            Locale.ROOT,
                            "%s: %2.0f %%, epoch %d/%d, loss %s; all done in %s",
                            title,
                            Math.floor(100 * share),
                            progress.epoch() + 1,
                            trial.plan().epochs(),
                            Figures.loss(progress.loss()),
                            Figures.clock(Math.round(seconds * (allWork - doneWork) / doneWork))));
        }
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        endedWork += work;
        if (outcome.failed()) {
            line(title + ": failed: " + outcome.failure());
            return;
        }
        Probe last = outcome.test().getLast();
        line(title + ": test loss " + Figures.loss(last.loss()) + ", " + Figures.percent(last.accuracy()) + " in "
                + Figures.duration(outcome.seconds()));
    }

    @Override
    public void interrupted(String command) {
        line("Interrupted in " + title + ". Everything so far is saved; to go on:" + System.lineSeparator() + "    "
                + command);
    }

    @Override
    public void finished(Path index) {
        line("Pages: " + index);
    }

    @Override
    public void failed() {
        live.ifPresent(LiveLine::clear);
        out.flush();
    }

    private void line(String text) {
        live.ifPresent(LiveLine::clear);
        out.println(text);
        out.flush();
    }
}
