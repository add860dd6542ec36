package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.review.Material;
import org.lanewise.trainer.review.RunPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a page of a kept run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Makes a page of a run that 'trainer train --run' keeps: curves, mistakes, what is inside the network, "
                + "settings, speed. One HTML file that needs no network; every figure is a file of its own too.",
        footer = {
            "",
            "A run that still goes on, or was interrupted, is shown as far as it got.",
            "",
            "Example:",
            "  trainer report runs/first"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of the run.")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the page, made if need be. Default: that of the run.")
    private Path out;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        KeptRun kept = KeptRun.read(run);
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        Path page;
        try (Workers workers = compute.workers()) {
            Material material = Material.of(kept, data.find(), kernels, workers);
            page = RunPage.write(material, Optional.ofNullable(out).orElse(run));
        }
        PrintWriter text = spec.commandLine().getOut();
        text.println("Page: " + page);
        text.println("Figures: " + page.resolveSibling(RunPage.NAME));
        text.flush();
        MissingFonts.tell(spec.commandLine().getErr());
        return ExitCode.OK;
    }
}
