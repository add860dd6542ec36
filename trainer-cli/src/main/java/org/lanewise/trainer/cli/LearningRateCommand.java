package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.rate.RangeCurve;
import org.lanewise.trainer.rate.RangePage;
import org.lanewise.trainer.rate.RangeTest;
import org.lanewise.trainer.rate.RangeText;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.train.PreparedRun;
import org.lanewise.trainer.train.Rehearsal;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for a learning rate. */
@Command(
        name = "lr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Looks for a learning rate: begins to train with a rate that grows from step to step (the range test of "
                + "L. Smith, 2017), draws the losses, and suggests a rate. Takes the options of train; the test images are "
                + "not looked at.",
        footer = {
            "",
            "The suggestion is a tenth of the rate at which the loss is lowest. It holds for the optimiser and the batch it "
                    + "was looked for with.",
            "",
            "Examples:",
            "  trainer lr luo-cnn1",
            "  trainer lr my-net.yaml --optimizer adam --batch 50 --out found"
        })
final class LearningRateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WishOptions wishes;

    @Option(
            names = "--from",
            paramLabel = "RATE",
            defaultValue = "1e-6",
            description = "Of the first step. Default: ${DEFAULT-VALUE}.")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "RATE",
            defaultValue = "10",
            description = "Of the last step, if the loss does not get out of hand before. Default: ${DEFAULT-VALUE}.")
    private double to;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "300",
            description = "From the first rate to the last. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a page with the curve there, and the curve as SVG; made if need be.")
    private Path out;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--json", description = "Print one JSON object a line, a line a step, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        RangeTest test = new RangeTest(from, to, steps);
        Start start = Start.of(wishes.wishes(), Optional.empty());
        RunPlan plan = start.plan();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        DataSet found;
        DataSet images;
        try (Rehearsal rehearsal = Rehearsal.begin(plan, kernels)) {
            found = data.find();
            images = plan.preparation().of(found, plan.settings().seed());
            rehearsal.await();
        }
        try (Workers workers = compute.workers()) {
            PreparedRun run = PreparedRun.of(start, found, images, kernels, workers, Version.program());
            RangeCurve curve = test.run(plan.network(), plan.settings(), run.training().examples(), kernels, workers);
            String what = what(plan, images);
            Optional<Path> page =
                    Optional.ofNullable(out).map(folder -> RangePage.write(test, curve, what + ".", folder));
            if (json) {
                print(curve);
            } else {
                PrintWriter text = spec.commandLine().getOut();
                text.println(what);
                RangeText.of(test, curve, Terminal.columns(), Terminal.look()).forEach(text::println);
                page.ifPresent(file -> text.println("Page: " + file));
                text.flush();
            }
            page.ifPresent(_ -> MissingFonts.tell(spec.commandLine().getErr()));
        }
        return ExitCode.OK;
    }

    private static String what(RunPlan plan, DataSet images) {
        return plan.model() + ", " + SettingsText.of(plan.settings().optimizer()) + ", batch " + plan.settings().batch()
                + ", seed " + plan.settings().seed() + plan.preparation().text() + "; " + DataNotes.on(images);
    }

    private void print(RangeCurve curve) {
        PrintWriter text = spec.commandLine().getOut();
        double[] rates = curve.rates();
        double[] losses = curve.losses();
        double[] smoothed = curve.smoothedLosses();
        for (int i = 0; i < rates.length; i++) {
            text.println(JsonLine.event("step")
                    .with("step", i + 1)
                    .with("learningRate", rates[i])
                    .with("loss", losses[i])
                    .with("smoothedLoss", smoothed[i])
                    .text());
        }
        JsonLine end = JsonLine.event("end").with("outOfHandAt", number(curve.outOfHand()));
        text.println(end.with("suggested", number(curve.suggestion().map(RangeCurve.Suggestion::rate)))
                .with("steepest", number(curve.suggestion().map(RangeCurve.Suggestion::steepest)))
                .with("lowest", number(curve.suggestion().map(RangeCurve.Suggestion::lowest)))
                .text());
        text.flush();
    }

    private static Json number(Optional<Double> value) {
        return value.<Json>map(Json.NumberValue::of).orElse(Json.NullValue.NULL);
    }
}
