package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.report.ReproductionJson;
import org.lanewise.trainer.report.ReproductionReport;
import org.lanewise.trainer.report.ReproductionText;
import org.lanewise.trainer.reproduce.Agenda;
import org.lanewise.trainer.reproduce.Crew;
import org.lanewise.trainer.reproduce.Experiment;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Reproduction;
import org.lanewise.trainer.reproduce.Scale;
import org.lanewise.trainer.reproduce.page.Pages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reruns the experiments of the reports and compares. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Reruns the experiments of the reports and compares every number they state: claimed, measured, "
                + "interval, verdict.",
        exitCodeList = {ExitCode.INTERRUPTED_HELP, ExitCode.TERMINATED_HELP},
        footer = {
            "",
            "What was run before, with the same settings on the same data, is not run again. Ctrl-C ends the run after "
                    + "the current batch; the same command goes on, and ends with the same bits.",
            "",
            "Examples:",
            "  trainer reproduce luo-cnn1",
            "  trainer reproduce 000 --seeds 3 --out reports",
            "  trainer reproduce all --quick"
        })
final class ReproduceCommand implements Callable<Integer> {
    /** Each holds a data set and a network in memory. */
    private static final int MOST_JOBS = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "REPORT|EXPERIMENT|all",
            defaultValue = Experiments.ALL,
            description = "000 to 004, the name of an experiment, see --list, or all. Default: ${DEFAULT-VALUE}.")
    private String what;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Run everything with the seeds 1 to N. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--quick",
            description = "A few epochs of the networks as published: to see that all works. Nothing is "
                    + "judged then.")
    private boolean quick;

    @Option(names = "--full", description = "As many epochs as printed even where that takes an hour.")
    private boolean full;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Folder of the runs and the pages, made if need be. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Runs at a time; each has its share of the threads. Small networks gain more from it than from "
                    + "threads of their own. Default: one a thread, at most 8.")
    private Integer jobs;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--list", description = "Print the names of all experiments and do nothing else.")
    private boolean list;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither status line nor runs, but those that fail.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        if (list) {
            PrintWriter out = spec.commandLine().getOut();
            Experiments.all().forEach(experiment -> out.println(experiment.report() + "  " + experiment.name()));
            out.flush();
            return ExitCode.OK;
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1, got " + seeds);
        }
        if (quick && full) {
            throw new IllegalArgumentException("--quick and --full exclude each other");
        }
        List<Experiment> experiments = Experiments.named(what, scale());
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        DataSet images = data.find();
        Reproduction reproduction = new Reproduction(folder, scale(), images);
        Agenda agenda = reproduction.agenda(experiments, seeds);
        try (Crew crew = Crew.of(compute.threads(), jobs(agenda), Version.program(), kernels)) {
            return run(reproduction, agenda, crew.machines());
        }
    }

    private int jobs(Agenda agenda) {
        if (jobs != null && jobs < 1) {
            throw new IllegalArgumentException("--jobs must be at least 1, got " + jobs);
        }
        int most = jobs == null ? Math.min(compute.threads(), MOST_JOBS) : jobs;
        return Math.clamp(agenda.pending().size(), 1, most);
    }

    private Scale scale() {
        if (quick) {
            return Scale.QUICK;
        }
        return full ? Scale.FULL : Scale.USUAL;
    }

    private int run(Reproduction reproduction, Agenda agenda, List<Machinery> machines) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ReproductionReport report =
                json ? new ReproductionJson(out)
                        : new ReproductionText(out, quiet ? Optional.empty() : Terminal.liveLine(out), quiet);
        try (Interruption interruption = new Interruption()) {
            try {
                report.started(DataNotes.on(reproduction.data()), folder);
                if (!reproduction.run(agenda, machines, report, interruption.stop())) {
                    report.interrupted(command());
                    return ExitCode.INTERRUPTED;
                }
                Pages.write(reproduction.results(), machines.getFirst(), folder);
                report.finished(folder.resolve(Pages.INDEX + ".html"));
                return ExitCode.OK;
            } catch (RuntimeException e) {
                report.failed();
                CommandLine command = spec.commandLine();
                // Reported here and not by the caller, so that it is said before a JVM that is ending is let go.
                return command.getExecutionExceptionHandler().handleExecutionException(e, command, null);
            }
        }
    }

    private String command() {
        return Invocation.program() + " reproduce " + what + (seeds == 1 ? "" : " --seeds " + seeds)
                + (quick ? " --quick" : "") + (full ? " --full" : "") + " --out " + Invocation.quoted(folder)
                + data.folder().map(path -> " --data " + Invocation.quoted(path)).orElse("")
                + (jobs == null ? "" : " --jobs " + jobs) + compute.repeated();
    }
}
