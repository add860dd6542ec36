package org.lanewise.trainer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.network.Network;
import org.lanewise.models.Models;
import org.lanewise.trainer.report.SummaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the layers of a network. */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the layers of a model or of a trained network, with their output shapes and numbers of "
                + "parameters.",
        footer = {"", "Example:", "  trainer summary luo-cnn1"})
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL|FILE", description = "The name of a model, or a file saved by 'trainer train'.")
    private String modelOrFile;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(SummaryTable.of(network()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private Network network() {
        boolean file = !Models.names().contains(modelOrFile) && Files.exists(Path.of(modelOrFile));
        return file ? NetworkFile.read(Path.of(modelOrFile)).network() : Models.named(modelOrFile).network();
    }
}
