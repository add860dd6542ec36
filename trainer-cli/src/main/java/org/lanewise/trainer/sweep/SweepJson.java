package org.lanewise.trainer.sweep;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.report.JsonLine;

/** A sweep for programs: one JSON object a line. Trials count from 1, losses are means, accuracies 0 .. 1. */
public final class SweepJson implements SweepListener {
    private final PrintWriter out;

    public SweepJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void trialEnded(TrialOutcome outcome) {
        JsonLine line = JsonLine.event("trial")
                .with("trial", outcome.index() + 1)
                .with("settings", settings(outcome.settings()));
        outcome.score().ifPresent(score -> {
            line.with("validationLoss", score.loss())
                    .with("validationAccuracy", score.accuracy())
                    .with("epochs", score.epochs());
            score.bestEpoch().ifPresent(epoch -> line.with("bestEpoch", epoch));
            line.with("digest", score.digest());
        });
        outcome.failure().ifPresent(reason -> line.with("failure", reason));
        line(line.with("seconds", outcome.seconds()));
    }

    private static Json settings(List<Setting> settings) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        settings.forEach(setting -> members.put(setting.name(), new Json.StringValue(setting.value())));
        return new Json.ObjectValue(members);
    }

    /** How it ended. */
    public void finished(SweepResult result) {
        line(JsonLine.event("end")
                .with("trials", result.trials())
                .with("best", result.best() + 1)
                .with("settings", settings(result.settings()))
                .with("digest", result.digest())
                .with("testAccuracy", result.testAccuracy())
                .with("testLoss", result.testLoss())
                .with("testLooks", result.testLooks()));
    }

    private void line(JsonLine line) {
        out.println(line.text());
        out.flush();
    }
}
