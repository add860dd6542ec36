package org.lanewise.trainer.report;

import java.io.PrintWriter;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.train.Budget;
import org.lanewise.trainer.train.EarlyStopping;
import org.lanewise.trainer.train.EpochResult;
import org.lanewise.trainer.train.Preparation;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;

/** A run for programs: one JSON object a line. Epochs and steps count from 1, losses are means, accuracies 0 .. 1. */
public final class JsonReport implements RunReport {
    private final PrintWriter out;
    private final PrintWriter people;
    private RunInfo info;

    /**
     * A report on a writer.
     *
     * @param people where an interruption is explained in words
     */
    public JsonReport(PrintWriter out, PrintWriter people) {
        this.out = out;
        this.people = people;
    }

    @Override
    public void started(RunInfo info) {
        this.info = info;
        RunPlan plan = info.plan();
        line(JsonLine.event("start")
                .with("model", plan.model())
                .with("initialization", plan.initialization())
                .with("data", DataNotes.on(info.data()))
                .with("synthetic", info.data().synthetic())
                .with("trainImages", info.data().train().count())
                .with("testImages", info.data().test().count())
                .with("measuredOn", info.data().measured().toString())
                .with("preparation", RecordCodec.encode(Preparation.class, plan.preparation()))
                .with("kernels", info.kernels().name())
                .with("vectorBits", info.kernels().vectorBits())
                .with("threads", info.threads())
                .with("jdk", System.getProperty("java.version"))
                .with("parameters", plan.network().parameterCount())
                .with("epochs", plan.epochs())
                .with(
                        "stopping",
                        plan.stopping()
                                .map(rule -> RecordCodec.encode(EarlyStopping.class, rule))
                                .orElse(Json.NullValue.NULL))
                .with("settings", RecordCodec.encode(TrainingSettings.class, plan.settings()))
                .with("steps", info.begins().steps()));
        info.budget().ifPresent(this::planned);
    }

    private void planned(Budget.Plan budget) {
        line(JsonLine.event("budget")
                .with("budget", budget.budget())
                .with("spent", milliseconds(budget.spent()))
                .with("secondsPerEpoch", budget.secondsPerEpoch())
                .with("secondsPerMeasurement", budget.secondsPerMeasurement())
                .with("epochs", budget.epochs()));
    }

    @Override
    public void epochEnded(EpochResult result) {
        Progress training = result.training();
        JsonLine line = JsonLine.event("epoch")
                .with("epoch", training.epoch() + 1)
                .with("trainLoss", training.loss())
                .with("trainAccuracy", training.accuracy());
        result.test()
                .ifPresent(test -> line
                        .with(measured("Loss"), test.loss())
                        .with(measured("Accuracy"), test.accuracy()));
        line(line
                .with("seconds", milliseconds(result.seconds()))
                .with("imagesPerSecond", Math.round(result.imagesPerSecond())));
    }

    @Override
    public void interrupted(RunResult result) {
        line(JsonLine.event("interrupted")
                .with("epoch", result.progress().epoch() + 1)
                .with("steps", result.progress().steps())
                .with(
                        "checkpoint",
                        info.checkpoint()
                                .<Json>map(file -> new Json.StringValue(file.toString()))
                                .orElse(Json.NullValue.NULL)));
        people.println(InterruptionText.of(info, result));
        people.flush();
    }

    @Override
    public void finished(RunResult result, String digest) {
        Evaluation test = result.test().orElseThrow();
        JsonLine line = JsonLine.event("end")
                .with("digest", digest)
                .with(measured("Accuracy"), test.accuracy())
                .with(measured("Loss"), test.loss());
        result.measurements()
                .best()
                .ifPresent(best -> line.with("bestEpoch", best.epoch()).with("bestStep", best.step()));
        result.lastTest()
                .ifPresent(last -> line.with("testAccuracy", last.accuracy()).with("testLoss", last.loss()));
        line(line
                .with("testLooks", result.measurements().testLooks())
                .with("testShown", result.measurements().isShown())
                .with("epochs", result.epochs())
                .with("seconds", milliseconds(result.seconds()))
                .with("steps", result.progress().steps()));
    }

    /** testLoss or validationLoss, so that nobody takes one for the other. */
    private String measured(String figure) {
        return info.data().measured() + figure;
    }

    private static double milliseconds(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private void line(JsonLine line) {
        out.println(line.text());
        out.flush();
    }
}
