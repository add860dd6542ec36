package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.report.EvaluationText;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.train.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a trained network on test images. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Measures a trained network on the test images.",
        footer = {"", "Example:", "  trainer evaluate --network run.ckpt --data mnist"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE",
            description = "What 'trainer train' has saved, a network or a checkpoint.")
    private Path file;

    @Mixin
    private DataOption data;

    @Mixin
    private GateOption gate;

    @Mixin
    private ComputeOptions compute;

    @Option(
            names = "--own-test-mean",
            description = "Normalise the test images by their own mean image, not by that of the training images, if the "
                    + "network's normalisation has one; report 002 did.")
    private boolean ownMean;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        gate.check();
        NetworkFile network = NetworkFile.read(file);
        Loss loss = Provenance.loss(file, network);
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        DataSet images = data.find();
        LabeledImages tests = images.test();
        Normalization normalization = ownMean
                ? network.normalization().withMeanOf(tests.pixels(), tests.height() * tests.width())
                : network.normalization();
        Evaluation evaluation;
        int windows;
        try (Workers workers = compute.workers()) {
            Evaluator evaluator = Evaluator.on(tests, network.parameters(), normalization, loss, kernels, workers);
            windows = evaluator.views();
            evaluation = evaluator.evaluate();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(network, images, windows, loss, evaluation));
        } else {
            out.println(origin(network));
            out.println(EvaluationText.of(evaluation, loss, images));
            if (windows > 1) {
                out.println("The probabilities of " + windows + " windows of each image were averaged.");
            }
        }
        out.flush();
        return gate.exitCode(evaluation, spec.commandLine());
    }

    private String origin(NetworkFile network) {
        Map<String, String> provenance = network.provenance();
        return file + ": " + network.network().name() + ", "
                + Figures.count(network.network().parameterCount()) + " parameters, trained on "
                + provenance.getOrDefault("data", "data it does not name");
    }

    private String json(NetworkFile network, DataSet images, int windows, Loss loss, Evaluation evaluation) {
        WilsonInterval interval = WilsonInterval.of(evaluation.correct(), evaluation.images());
        return JsonLine.event("evaluation")
                .with("model", network.network().name())
                .with("digest", network.parameters().digest())
                .with("data", DataNotes.on(images))
                .with("synthetic", images.synthetic())
                .with("images", evaluation.images())
                .with("windows", windows)
                .with("correct", evaluation.correct())
                .with("accuracy", evaluation.accuracy())
                .with("accuracyLow", interval.low())
                .with("accuracyHigh", interval.high())
                .with("loss", evaluation.loss())
                .with("lossFunction", RecordCodec.encode(Loss.class, loss))
                .text();
    }
}
