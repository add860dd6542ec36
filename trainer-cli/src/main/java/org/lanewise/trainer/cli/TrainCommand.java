package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
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
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.EventSink;
import org.lanewise.trainer.serve.web.WebServer;
import org.lanewise.trainer.tensorboard.TensorBoardFiles;
import org.lanewise.trainer.train.CheckpointFile;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.Provenance;
import org.lanewise.trainer.train.Rehearsal;
import org.lanewise.trainer.train.Replay;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.Steering;
import org.lanewise.trainer.train.TrainingRun;
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
            "  trainer train luo-cnn1 --run runs/first"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WishOptions wishes;

    @Option(names = "--max-steps", paramLabel = "N", description = "End after so many batches, if not before.")
    private long maxSteps = Goal.NO_LIMIT;

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
            description = "Change the settings where the log of another run says that somebody changed them; so the same "
                    + "command ends with the same bits.")
    private Path replay;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither status line nor epochs.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        saving.checkResume();
        Start start = Start.of(wishes.wishes(), saving.resume());
        RunPlan plan = start.plan();
        Goal goal = new Goal(plan.epochs(), maxSteps);
        saving.check();
        gate.check();
        dashboard.check(gate, replay != null);
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        DataSet images;
        try (Rehearsal _ = Rehearsal.begin(plan, kernels)) {
            images = plan.preparation().of(data.find(), plan.settings().seed());
        }
        start.requireData(images);
        plan.requireBatchOf(images.train());
        Normalization normalization = Inputs.fit(plan.normalization(), images.train());
        Examples examples = Inputs.augmented(
                images.train(), plan.network(), normalization, plan.preparation().augmentation(),
                new Seed(plan.settings().seed()));
        Normalization measuring = plan.preparation().measuring(normalization, images.test());
        try (Workers workers = compute.workers()) {
            Training training = start.training(examples, kernels, workers);
            Evaluator test = Evaluator.on(images.test(), training.parameters(), measuring, kernels, workers);
            RunInfo info = new RunInfo(
                    plan, images, kernels, workers.threads(), goal, training.progress(), saving.checkpoint(),
                    resumeCommand());
            return run(training, test, normalization, workers, info);
        }
    }

    private int run(
            Training training, Evaluator test, Normalization normalization, Workers workers, RunInfo info)
            throws Exception {
        RunReport report = report(info, training, test, normalization);
        Optional<CheckpointFile> checkpoint = info.checkpoint()
                .map(file -> new CheckpointFile(file, saving.every(), normalization, provenance(info)));
        try (Interruption interruption = new Interruption()) {
            try {
                if (dashboard.isAsked()) {
                    LiveRun live =
                            new LiveRun(normalization, info.kernels(), interruption.stop(), report, saving.kept());
                    return watch(live, training, normalization, workers, info, checkpoint, report);
                }
                report.started(info);
                RunResult result =
                        new TrainingRun(training, info.goal(), test, checkpoint, report, interruption.stop(),
                                steering()).run();
                if (result.interrupted()) {
                    report.interrupted(result);
                    return ExitCode.INTERRUPTED;
                }
                report.finished(result, training.parameters().digest());
                return gate.exitCode(result.test().orElseThrow(), spec.commandLine());
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
            LiveRun live, Training training, Normalization normalization, Workers workers, RunInfo info,
            Optional<CheckpointFile> checkpoint, RunReport report) throws InterruptedException {
        WatchedTraining watched =
                new WatchedTraining(live, info, normalization, workers, provenance(info).entries());
        watched.begin(training, saving.changesBefore(info));
        try (Dashboard page = new Dashboard(live); WebServer server = dashboard.serve(page)) {
            PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
            out.println("Dashboard: " + server.uri() + "  Ctrl-C ends.");
            out.flush();
            page.start();
            watched.run(checkpoint, report);
        }
        return ExitCode.OK;
    }

    private Steering steering() {
        return replay == null ? Steering.NONE : new Replay(EventLog.read(replay));
    }

    /** What people see comes last: it says that everything is saved. */
    private RunReport report(RunInfo info, Training training, Evaluator test, Normalization normalization) {
        Optional<RunRecorder> recorder = saving.run()
                .map(paths -> new RunRecorder(
                        paths, saving.goesOnInRun(), Version.program(), network(info, training, normalization), test));
        List<RunReport> reports = new ArrayList<>();
        saving.save().ifPresent(file -> reports.add(new NetworkSaving(file, network(info, training, normalization))));
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

    private static Supplier<NetworkFile> network(RunInfo info, Training training, Normalization normalization) {
        return () -> new NetworkFile(training.parameters(), normalization, provenance(info).entries());
    }

    private static Provenance provenance(RunInfo info) {
        return Provenance.of(info.plan(), info.data(), Version.program());
    }

    private String resumeCommand() {
        return Invocation.program() + " train"
                + saving.toResume().map(file -> " --resume " + Invocation.quoted(file)).orElse("")
                + data.folder().map(folder -> " --data " + Invocation.quoted(folder)).orElse("")
                + (maxSteps == Goal.NO_LIMIT ? "" : " --max-steps " + maxSteps)
                + saving.repeated()
                + gate.repeated()
                + dashboard.repeated()
                + compute.repeated();
    }
}
