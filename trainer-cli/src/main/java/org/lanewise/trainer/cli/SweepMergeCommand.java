package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.sweep.Bench;
import org.lanewise.trainer.sweep.Gathering;
import org.lanewise.trainer.sweep.SweepFolder;
import org.lanewise.trainer.sweep.SweepJson;
import org.lanewise.trainer.sweep.SweepPage;
import org.lanewise.trainer.sweep.SweepResult;
import org.lanewise.trainer.sweep.SweepText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the parts of a sweep. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Joins the parts of a sweep that were made with --shard, in one folder or in several: finds the best "
                + "trial, lets its network look at the test images once, and writes tables and page.",
        footer = {
            "",
            "Examples:",
            "  trainer sweep merge seeds",
            "  trainer sweep merge part1 part2 part3 --out whole"
        })
final class SweepMergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of the parts.")
    private List<Path> parts;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write, made if need be. Default: the first folder.")
    private Path out;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        Gathering gathering = Gathering.of(parts.stream().map(SweepFolder::new).toList());
        SweepFolder folder = new SweepFolder(Optional.ofNullable(out).orElse(parts.getFirst()));
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        PrintWriter writer = spec.commandLine().getOut();
        try (Workers workers = compute.workers()) {
            SweepResult result =
                    gathering.finish(folder, new Bench(data.find(), kernels, workers, Version.program()));
            if (json) {
                new SweepJson(writer).finished(result);
            } else {
                SweepText text = new SweepText(writer, Optional.empty(), gathering.plan());
                text.finished(result, gathering.loss());
                text.line("Page: " + folder.folder().resolve(SweepPage.NAME + ".html") + "  Network: "
                        + folder.network());
            }
        }
        MissingFonts.tell(spec.commandLine().getErr());
        return ExitCode.OK;
    }
}
