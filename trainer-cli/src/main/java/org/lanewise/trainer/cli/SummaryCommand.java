package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.report.SummaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the layers of a network. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the layers of a model or of a trained network, with their output shapes and numbers of "
                + "parameters.",
        footer = {"", "Example:", "  trainer summary luo-cnn1 --plan"})
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL|FILE", description = "The name of a model, or a file saved by 'trainer train'.")
    private String modelOrFile;

    @Option(names = "--plan", description = "Also say how much memory training takes, the images not counted.")
    private boolean plan;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Images a step, for --plan. Default: that of the recipe, 100 for a file.")
    private Integer batch;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Network network = network();
        out.println(SummaryTable.of(network));
        if (plan) {
            out.println(memory(network));
        }
        out.flush();
        return ExitCode.OK;
    }

    private String memory(Network network) {
        Optional<Recipe> recipe =
                Models.all().stream().filter(model -> model.name().equals(modelOrFile)).findFirst().map(Model::recipe);
        int images = batch == null ? recipe.map(Recipe::batch).orElse(100) : batch;
        Optimizer optimizer = recipe.map(Recipe::optimizer).orElse(new Sgd(0.01, 0.9, 0));
        TrainingMemory memory = TrainingMemory.of(network, images, KernelSelection.best(), optimizer);
        return String.format(
                Locale.ROOT,
                "Training in batches of %d: %s = buffers %s, parameters %s, gradients %s, optimiser %s",
                images,
                mebibytes(memory.total()),
                mebibytes(memory.buffers()),
                mebibytes(memory.parameters()),
                mebibytes(memory.gradients()),
                mebibytes(memory.optimizer()));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    private Network network() {
        boolean file = !Models.names().contains(modelOrFile) && Files.exists(Path.of(modelOrFile));
        return file ? NetworkFile.read(Path.of(modelOrFile)).network() : Models.named(modelOrFile).network();
    }
}
