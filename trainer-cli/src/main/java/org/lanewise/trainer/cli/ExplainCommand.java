package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.explain.Calibration;
import org.lanewise.trainer.report.ExplanationText;
import org.lanewise.trainer.train.PreparedRun;
import org.lanewise.trainer.train.Rehearsal;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a training will take. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Says what a training will take before it begins: shapes, parameters and operations of the layers, "
                + "memory, and seconds an epoch, forecast from two seconds of training after warming up. Takes the "
                + "options of train.",
        footer = {
            "",
            "Operations are those of convolutions and linear layers; a multiply-add counts as two.",
            "",
            "Examples:",
            "  trainer explain my-net.yaml",
            "  trainer explain lanewise-best --batch 256 --threads 1"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WishOptions wishes;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Option(
            names = "--calibrate",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Train so long to measure the speed; 0 for no forecast. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Override
    public Integer call() {
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new IllegalArgumentException("--calibrate must be from 0 to 3600 seconds, got " + seconds);
        }
        Start start = Start.of(wishes.wishes(), Optional.empty());
        RunPlan plan = start.plan();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        int batch = plan.settings().batch();
        out.println(ExplanationText.layers(plan.network()));
        out.println(ExplanationText.memory(
                batch, TrainingMemory.of(plan.network(), batch, kernels, plan.settings().optimizer())));
        out.flush();
        if (seconds > 0) {
            out.print(forecast(start, kernels));
            out.flush();
        }
        return ExitCode.OK;
    }

    private String forecast(Start start, Kernels kernels) {
        RunPlan plan = start.plan();
        DataSet found;
        DataSet images;
        try (Rehearsal rehearsal = Rehearsal.begin(plan, kernels)) {
            found = data.find();
            images = plan.preparation().of(found, plan.settings().seed());
            rehearsal.await();
        }
        try (Workers workers = compute.workers()) {
            PreparedRun run = PreparedRun.of(start, found, images, kernels, workers, Version.program());
            return ExplanationText.forecast(
                    plan, images, Calibration.of(run, seconds), kernels.name(), workers.threads());
        }
    }
}
