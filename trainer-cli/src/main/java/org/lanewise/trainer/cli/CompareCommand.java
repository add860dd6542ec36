package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lanewise.trainer.compare.ComparisonPage;
import org.lanewise.trainer.folder.KeptRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares kept runs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Compares runs that 'trainer train --run' keeps: what differs in their settings, their curves over each "
                + "other, and whether chance alone would explain the difference of their results.",
        footer = {
            "",
            "Runs that differ in their seed alone count as one way of training. Two ways with seeds in common are compared "
                    + "by a paired t-test over the seeds, two networks by McNemar's exact test on the images.",
            "",
            "Example:",
            "  trainer compare runs/slow-1 runs/slow-2 runs/slow-3 runs/fast-1 runs/fast-2 runs/fast-3"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "Folders of runs that are over, at least two.")
    private List<Path> runs;

    @Option(names = "--out", paramLabel = "DIR", description = "Write a page there too, made if need be.")
    private Path out;

    @Override
    public Integer call() {
        List<Path> folders = runs.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        folders.stream()
                .filter(path -> folders.indexOf(path) != folders.lastIndexOf(path))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(twice + " is named twice; a run does not differ from itself");
                });
        ComparisonPage comparison = ComparisonPage.of(runs.stream().map(KeptRun::read).toList());
        PrintWriter text = spec.commandLine().getOut();
        comparison.lines().forEach(text::println);
        if (out != null) {
            text.println("Page: " + comparison.write(out));
            MissingFonts.tell(spec.commandLine().getErr());
        }
        text.flush();
        return ExitCode.OK;
    }
}
