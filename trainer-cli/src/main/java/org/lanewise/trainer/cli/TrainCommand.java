package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.explain.Calibration;
import org.lanewise.trainer.folder.RunRecorder;
import org.lanewise.trainer.live.Dashboard;
import org.lanewise.trainer.live.LiveRun;
import org.lanewise.trainer.live.WatchedTraining;
import org.lanewise.trainer.report.EventReport;
import org.lanewise.trainer.report.JsonReport;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.report.RunReports;
import org.lanewise.trainer.report.TextReport;
import org.lanewise.trainer.run.EventSink;
import org.lanewise.trainer.serve.web.WebServer;
import org.lanewise.trainer.tensorboard.TensorBoardFiles;
import org.lanewise.trainer.train.Budget;
import org.lanewise.trainer.train.CheckpointFile;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.Measuring;
import org.lanewise.trainer.train.PreparedRun;
import org.lanewise.trainer.train.Rehearsal;
import org.lanewise.trainer.train.Replay;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.Steering;
import org.lanewise.trainer.train.TrainingRun;
import org.lanewise.trainer.train.Wishes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model, or goes on with a training. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Trains a model: by its published recipe, unless told otherwise.",
        exitCodeList = {ExitCode.INTERRUPTED_HELP, ExitCode.TERMINATED_HELP},
        footer = {
            "",
            "Ctrl-C ends the run after the current batch. With --checkpoint it can be taken up again, and ends with the "
                    + "same bits as if it had never stopped.",
            "",
            "Examples:",
            "  trainer train luo-cnn1 --epochs 5",
            "  trainer train holting-model1 --data mnist --checkpoint run.ckpt",
            "  trainer train --resume run.ckpt --epochs 60",
            "  trainer train luo-cnn1 --run runs/first",
            "  trainer train holting-model1 --budget 5m --schedule one-cycle --test-every 0",
            "  trainer train luo-cnn1 --validation drawn:0.1 --patience 5"
        })
final class TrainCommand implements Callable<Integer> {
    /** Part of a budget that is spent to measure the speed, and the limits of that in seconds. */
    private static final double CALIBRATION = 0.04;

    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WishOptions wishes;

    @Option(names = "--max-steps", paramLabel = "N", description = "End after so many batches, if not before.")
    private long maxSteps = Goal.NO_LIMIT;

    @Mixin
    private BudgetOption budget;

    @Mixin
    private StoppingOptions stopping;

    @Mixin
    private DataOption data;

    @Mixin
    private SavingOptions saving;

    @Mixin
    private GateOption gate;

    @Mixin
    private ComputeOptions compute;

    @Mixin
    private DashboardOptions dashboard;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Train with the settings that the log of another run says, changed where somebody changed them; "
                    + "so it ends with the same bits. Refuses the log of another network, seed or start.")
    private Path replay;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither status line nor epochs.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        saving.checkResume();
        budget.check(saving.resume().isPresent(), wishes.hasEpochs(), maxSteps != Goal.NO_LIMIT, replay != null);
        Wishes wanted = wishes.wishes(stopping.wishes());
        Start asked = Start.of(wanted, saving.resume());
        saving.check();
        gate.check();
        dashboard.check(gate, stopping.areGiven() || asked.plan().stopping().isPresent(), replay != null);
        stopping.check();
        Optional<Replay> replayed = Optional.ofNullable(replay).map(Replay::of);
        Start start = replayed.map(log -> log.over(asked, wanted)).orElse(asked);
        RunPlan plan = start.plan();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        try (Workers workers = compute.workers()) {
            PreparedRun run;
            try (Rehearsal rehearsal = Rehearsal.begin(plan, kernels)) {
                run = prepared(start, data.find(), kernels, workers);
                rehearsal.await();
            }
            replayed.ifPresent(log -> log.require(run));
            if (budget.budget().isEmpty()) {
                return run(run, info(run), replayed);
            }
            Budget.Plan planned = planned(budget.budget().get(), run, began);
            PreparedRun fitting = PreparedRun.of(
                    Start.of(wanted.withEpochs(planned.epochs()), Optional.empty()), run.found(), run.images(), kernels,
                    workers, Version.program());
            return run(fitting, info(fitting).with(planned), replayed);
        }
    }

    private static PreparedRun prepared(Start start, DataSet found, Kernels kernels, Workers workers) {
        RunPlan plan = start.plan();
        DataSet images = plan.preparation().of(found, plan.settings().seed());
        return PreparedRun.of(start, found, images, kernels, workers, Version.program());
    }

    private RunInfo info(PreparedRun run) {
        return new RunInfo(
                run.plan(), run.images(), run.found(), run.kernels(), run.workers().threads(),
                new Goal(run.plan().epochs(), maxSteps), run.training().progress(), saving.checkpoint(),
                resumeCommand());
    }

    /** Measures the speed with a run that is thrown away. */
    private Budget.Plan planned(Budget time, PreparedRun run, long began) {
        Calibration speed = Calibration.of(run, Math.clamp(CALIBRATION * time.seconds(), SHORTEST, LONGEST));
        RunPlan plan = run.plan();
        Measuring measuring = run.measuring(stopping.every(), run.evaluator(run.images().test()), true);
        return time.plan(
                (System.nanoTime() - began) * 1e-9,
                speed.secondsPerEpoch(plan.settings().sampling().draws(run.images().train().count())),
                speed.secondsPerTest(run.images().test().count()),
                measuring.every(),
                measuring.lastTest().isPresent() ? speed.secondsPerTest(run.found().test().count()) : 0);
    }

    private int run(PreparedRun run, RunInfo info, Optional<Replay> replayed) throws Exception {
        Training training = run.training();
        Evaluator evaluator = run.evaluator(info.data().test());
        RunReport report = report(run, evaluator);
        Optional<CheckpointFile> checkpoint = info.checkpoint()
                .map(file -> new CheckpointFile(file, saving.every(), run.normalization(), run.provenance()));
        try (Interruption interruption = new Interruption()) {
            try {
                if (dashboard.isAsked()) {
                    LiveRun live =
                            new LiveRun(run.normalization(), info.kernels(), interruption.stop(), report,
                                    saving.kept());
                    return watch(live, run, info, checkpoint, report);
                }
                report.started(info);
                RunResult result = new TrainingRun(
                        training, info.goal(), run.measuring(stopping.every(), evaluator, true),
                        run.start().before(training), checkpoint, report, interruption.stop(),
                        replayed.<Steering>map(log -> log).orElse(Steering.NONE))
                        .run();
                if (result.interrupted()) {
                    report.interrupted(result);
                    return ExitCode.INTERRUPTED;
                }
                report.finished(result, training.parameters().digest());
                replayed.flatMap(log -> log.unreached(result.progress().steps())).ifPresent(this::warn);
                return gate.exitCode(result.result(), spec.commandLine());
            } catch (RuntimeException e) {
                report.failed(e);
                CommandLine command = spec.commandLine();
                // Reported here and not by the caller, so that it is said before a JVM that is ending is let go.
                return command.getExecutionExceptionHandler().handleExecutionException(e, command, null);
            }
        }
    }

    /** Trains under the eyes of a page, until Ctrl-C. */
    private int watch(
            LiveRun live, PreparedRun run, RunInfo info, Optional<CheckpointFile> checkpoint, RunReport report)
            throws InterruptedException {
        WatchedTraining watched = new WatchedTraining(
                live, info, run.normalization(), run.workers(), run.provenance().entries());
        watched.begin(run.training(), saving.logBefore(info));
        try (Dashboard page = new Dashboard(live); WebServer server = dashboard.serve(page)) {
            PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
            out.println("Dashboard: " + server.uri() + "  Ctrl-C ends.");
            out.flush();
            page.start();
            watched.run(run.start().before(run.training()), checkpoint, report);
        }
        return ExitCode.OK;
    }

    private void warn(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + sentence);
        err.flush();
    }

    /** What people see comes last: it says that everything is saved. */
    private RunReport report(PreparedRun run, Evaluator evaluator) {
        Optional<RunRecorder> recorder = saving.run()
                .map(paths -> new RunRecorder(
                        paths, saving.goesOnInRun(), Version.program(), run::network, evaluator));
        List<RunReport> reports = new ArrayList<>();
        saving.save().ifPresent(file -> reports.add(new NetworkSaving(file, run::network)));
        reports.add(new EventReport(Version.program(), begun -> {
            List<EventSink> sinks = new ArrayList<>();
            recorder.ifPresent(folder -> sinks.add(folder.open(begun)));
            saving.tensorBoard()
                    .ifPresent(folder -> sinks.add(new TensorBoardFiles(folder, begun.data().measured().toString())));
            return sinks;
        }));
        recorder.ifPresent(reports::add);
        reports.add(people());
        return new RunReports(reports);
    }

    private RunReport people() {
        PrintWriter out = spec.commandLine().getOut();
        return json
                ? new JsonReport(out, spec.commandLine().getErr())
                : new TextReport(out, quiet ? Optional.empty() : Terminal.liveLine(out), quiet);
    }

    private String resumeCommand() {
        return Invocation.program() + " train"
                + saving.toResume().map(file -> " --resume " + Invocation.quoted(file)).orElse("")
                + data.folder().map(folder -> " --data " + Invocation.quoted(folder)).orElse("")
                + (maxSteps == Goal.NO_LIMIT ? "" : " --max-steps " + maxSteps)
                + stopping.repeated()
                + saving.repeated()
                + gate.repeated()
                + dashboard.repeated()
                + compute.repeated();
    }
}
