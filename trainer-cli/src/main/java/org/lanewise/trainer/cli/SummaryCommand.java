package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.explain.ArchitectureFigure;
import org.lanewise.trainer.notation.NetworkText;
import org.lanewise.trainer.report.ExplanationText;
import org.lanewise.trainer.report.SummaryTable;
import org.lanewise.trainer.train.Design;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the layers of a network. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Shows the layers of a network: as a table with output shapes and numbers of parameters, as a "
                + "text file that can be changed and trained, or as a drawing.",
        footer = {
            "",
            "Examples:",
            "  trainer summary luo-cnn1 --plan",
            "  trainer summary luo-cnn1 --format yaml --out my-net.yaml",
            "  trainer train my-net.yaml",
            "  trainer summary my-net.yaml --format svg --out my-net.svg"
        })
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL|FILE",
            completionCandidates = ModelNames.class,
            description = "One of 'trainer models', a text file with a network, or a file saved by 'trainer train'.")
    private String modelOrFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text; yaml: a network that 'trainer train' takes; svg: a drawing. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description = "Which of the model's initialisations. Default: its first.")
    private String initialization;

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there instead of printing it.")
    private Path out;

    @Option(names = "--overwrite", description = "Let --out replace what is there.")
    private boolean overwrite;

    @Option(names = "--plan", description = "Also say how much memory training takes, the images not counted.")
    private boolean plan;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Images a step, for --plan. Default: that of the recipe, 100 for a trained network.")
    private Integer batch;

    /** What comes out. */
    enum Format {
        TEXT,
        YAML,
        SVG
    }

    @Override
    public Integer call() {
        if (plan && format != Format.TEXT) {
            throw new IllegalArgumentException("--plan is for --format text");
        }
        if (out != null && Files.exists(out) && !overwrite) {
            throw new IllegalArgumentException(
                    "--out " + out + ": there is such a file already; --overwrite replaces it");
        }
        Optional<Design> design =
                ModelFinder.isTrained(modelOrFile) ? Optional.empty() : Optional.of(ModelFinder.design(modelOrFile));
        String init = initialization == null ? design.map(Design::initialization).orElse("") : initialization;
        if (design.isEmpty() && !init.isEmpty()) {
            throw new IllegalArgumentException("--init: the weights of " + modelOrFile + " are trained already");
        }
        Network network =
                design.map(model -> model.network(init)).orElseGet(() -> ModelFinder.network(modelOrFile));
        write(switch (format) {
            case TEXT -> SummaryTable.of(network) + System.lineSeparator() + (plan ? memory(network, design) : "");
            case YAML -> design.map(model -> NetworkText.of(model, init)).orElseGet(() -> NetworkText.of(network));
            case SVG -> ArchitectureFigure.of(network).svg();
        });
        return ExitCode.OK;
    }

    private void write(String text) {
        if (out == null) {
            PrintWriter console = spec.commandLine().getOut();
            console.print(text);
            console.flush();
        } else {
            AtomicFile.write(out, file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String memory(Network network, Optional<Design> design) {
        Optional<Recipe> recipe = design.map(Design::recipe);
        int images = batch == null ? recipe.map(Recipe::batch).orElse(100) : batch;
        Optimizer optimizer = recipe.map(Recipe::optimizer).orElse(new Sgd(0.01, 0.9, 0));
        TrainingMemory memory = TrainingMemory.of(network, images, KernelSelection.best(), optimizer);
        return ExplanationText.memory(images, memory) + System.lineSeparator();
    }
}
