package org.lanewise.trainer.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.lanewise.trainer.reproduce.Agenda;
import org.lanewise.trainer.reproduce.Outcome;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Trial;

/** A reproduction for programs: one JSON object a line. */
public final class ReproductionJson implements ReproductionReport {
    private final PrintWriter out;

    /** A report on a writer. */
    public ReproductionJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(String data, Path folder) {
        line(JsonLine.event("start").with("data", data).with("folder", folder.toString()));
    }

    @Override
    public void planned(Agenda agenda) {
        line(JsonLine.event("plan")
                .with("pending", agenda.pending().size())
                .with("finished", agenda.finished().size()));
    }

    @Override
    public void began(Trial trial, long updates) {
        line(of("begin", trial).with("updates", updates));
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        JsonLine line = of("end", trial).with("failure", outcome.failure());
        if (!outcome.failed()) {
            Probe last = outcome.test().getLast();
            line.with("testLoss", last.loss())
                    .with("testAccuracy", last.accuracy())
                    .with("digest", outcome.parametersSha256())
                    .with("seconds", outcome.seconds());
        }
        line(line);
    }

    private static JsonLine of(String event, Trial trial) {
        return JsonLine.event(event).with("experiment", trial.experiment().name()).with("seed", trial.seed());
    }

    @Override
    public void interrupted(String command) {
        line(JsonLine.event("interrupted").with("command", command));
    }

    @Override
    public void finished(Path index) {
        line(JsonLine.event("pages").with("index", index.toString()));
    }

    @Override
    public void failed() {
        out.flush();
    }

    private void line(JsonLine line) {
        out.println(line.text());
        out.flush();
    }
}
