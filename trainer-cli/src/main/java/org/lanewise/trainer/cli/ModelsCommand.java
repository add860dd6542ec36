package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.trainer.report.ModelJson;
import org.lanewise.trainer.report.ModelText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the models: what they are, where they were published, what is claimed of them there.",
        footer = {"", "Example:", "  trainer models"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Model model : Models.all()) {
            out.println(json ? ModelJson.of(model) : ModelText.of(model));
        }
        out.flush();
        return ExitCode.OK;
    }
}
