package org.lanewise.trainer.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.reproduce.Agenda;
import org.lanewise.trainer.reproduce.Outcome;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Trial;

/** A reproduction for people: a line a trial and, on a terminal, a status line below with all that are under way. */
public final class ReproductionText implements ReproductionReport {
    private final PrintWriter out;
    private final Optional<LiveLine> live;
    private final boolean quiet;
    /** By identity: a trial holds all its data, which would be hashed at every step. */
    private final Map<Trial, Running> running = new IdentityHashMap<>();
    private int trials;
    private int begun;
    private double allWork;
    private double endedWork;
    private long beganNanos;

    /** A trial that is under way. A trial counts its images by splitting them, so it is asked once, not at every step. */
    private static final class Running {
        private final String title;
        private final long updates;
        private final double work;
        private final double before;
        private double share;

        /** @param done updates before this process began */
        Running(String title, Trial trial, long done) {
            this.title = title;
            this.updates = trial.updates();
            this.work = trial.work();
            this.before = (double) done / updates;
            this.share = before;
        }

        double workBefore() {
            return work * before;
        }

        double workDone() {
            return work * (share - before);
        }
    }

    /**
     * A report on a writer.
     *
     * @param live the status line, where there is a terminal
     * @param quiet whether to leave out the trials, but those that fail
     */
    public ReproductionText(PrintWriter out, Optional<LiveLine> live, boolean quiet) {
        this.out = out;
        this.live = live;
        this.quiet = quiet;
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
        begun++;
        String title = begun + "/" + trials + " " + trial.experiment().name() + ", seed " + trial.seed();
        // What was done before this process began says nothing about its speed.
        Running now = new Running(title, trial, updates);
        allWork -= now.workBefore();
        running.put(trial, now);
        if (updates > 0 && !quiet) {
            line(title + ": goes on after update " + Figures.count(updates));
        }
    }

    @Override
    public void stepped(Trial trial, Progress progress) {
        Running now = running.get(trial);
        now.share = (double) progress.steps() / now.updates;
        if (live.isPresent() && live.get().isDue()) {
            double seconds = (System.nanoTime() - beganNanos) * 1e-9;
            double done = endedWork;
            for (Running each : running.values()) {
                done += each.workDone();
            }
            String left = Figures.clock(Math.round(seconds * (allWork - done) / done));
            live.get().show((running.size() == 1 ? of(trial, now, progress) : all()) + "; all done in " + left);
        }
    }

    private static String of(Trial trial, Running now, Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s: %2.0f %%, epoch %d/%d, loss %s",
                now.title,
                Math.floor(100 * now.share),
                progress.epoch() + 1,
                trial.plan().epochs(),
                Figures.loss(progress.loss()));
    }

    private String all() {
        return running.values()
                .stream()
                .map(each -> String.format(Locale.ROOT, "%s: %2.0f %%", each.title, Math.floor(100 * each.share)))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        Running ended = running.remove(trial);
        ended.share = 1;
        endedWork += ended.workDone();
        if (outcome.failed()) {
            line(ended.title + ": failed: " + outcome.failure());
            return;
        }
        if (quiet) {
            return;
        }
        Probe last = outcome.test().getLast();
        line(ended.title + ": test loss " + Figures.loss(last.loss()) + ", " + Figures.percent(last.accuracy())
                + " in " + Figures.duration(outcome.seconds()));
    }

    @Override
    public void interrupted(String command) {
        line("Interrupted in " + running.values().stream().map(each -> each.title).collect(Collectors.joining("; "))
                + ". Everything so far is saved; to go on:" + System.lineSeparator() + "    " + command);
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
