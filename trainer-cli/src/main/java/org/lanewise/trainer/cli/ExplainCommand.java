package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.explain.Calibration;
import org.lanewise.trainer.report.ExplanationText;
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
    /** Images that testing is measured on. */
    private static final int SAMPLE = 1000;

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
        Seed seed = new Seed(plan.settings().seed());
        DataSet images;
        try (Rehearsal _ = Rehearsal.begin(plan, kernels)) {
            images = plan.preparation().of(data.find(), plan.settings().seed());
        }
        plan.requireBatchOf(images.train());
        Normalization normalization = Inputs.fit(plan.normalization(), images.train());
        Examples examples = Inputs.augmented(
                images.train(), plan.network(), normalization, plan.preparation().augmentation(), seed);
        LabeledImages sample = images.test()
                .subset(
                        "a sample", IntStream.range(0, Math.min(SAMPLE, images.test().count())).toArray());
        try (Workers workers = compute.workers()) {
            Training training = start.training(examples, kernels, workers);
            Training small = Training.begin(
                    plan.network(), plan.settings().withBatch(BlockLayout.LANES), examples, kernels, workers);
            Evaluator test = Evaluator.on(sample, training.parameters(), normalization, kernels, workers);
            Calibration calibration = Calibration.of(small, training, test, seconds);
            return ExplanationText.forecast(
                    plan, images, calibration, sample.count(), kernels.name(), workers.threads());
        }
    }
}
