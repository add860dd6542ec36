package org.lanewise.trainer.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.folder.RunPaths;
import org.lanewise.trainer.folder.RunRecorder;
import org.lanewise.trainer.report.EventReport;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.report.RunReports;
import org.lanewise.trainer.sweep.TrialOutcome.Score;
import org.lanewise.trainer.train.CheckpointFile;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.PreparedRun;
import org.lanewise.trainer.train.RunFailedException;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.Steering;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.TrainingRun;
import org.lanewise.trainer.train.Wishes;

/**
 * One training of a sweep, in its run folder; it never looks at the test images. If it was begun before, it goes on from where
 * it was saved.
 *
 * @param index from 0
 * @param every epochs between two measurements, 0 for one at the end
 */
record Trial(int index, List<Setting> settings, Wishes wishes, int every, RunPaths paths) {
    /** Trains until it is over, or the stop signal comes: then empty. */
    Optional<TrialOutcome> run(Bench bench, RunReport listener, StopSignal stop) {
        boolean goesOn = paths.holdsRun() && Files.exists(paths.checkpoint());
        Start start = Start.of(wishes, goesOn ? Optional.of(paths.checkpoint()) : Optional.empty());
        PreparedRun run = PreparedRun.of(
                start, bench.found(), bench.images(start.plan()), bench.kernels(), bench.workers(), bench.program());
        Evaluator evaluator = run.evaluator(run.images().test());
        RunRecorder recorder = new RunRecorder(paths, goesOn, bench.program(), run::network, evaluator);
        List<RunReport> reports = new ArrayList<>();
        reports.add(new EventReport(bench.program(), begun -> List.of(recorder.open(begun))));
        reports.add(recorder);
        reports.add(listener);
        RunReport report = new RunReports(reports);
        RunInfo info = new RunInfo(
                run.plan(), run.images(), run.found(), run.kernels(), run.workers().threads(),
                new Goal(run.plan().epochs(), Goal.NO_LIMIT), run.training().progress(),
                Optional.of(paths.checkpoint()), "");
        report.started(info);
        try {
            RunResult result = new TrainingRun(
                    run.training(), info.goal(), run.measuring(every, evaluator, false), start.before(run.training()),
                    Optional.of(new CheckpointFile(paths.checkpoint(), 0, run.normalization(), run.provenance())),
                    report, stop, Steering.NONE)
                    .run();
            if (result.interrupted()) {
                report.interrupted(result);
                return Optional.empty();
            }
            String digest = run.training().parameters().digest();
            report.finished(result, digest);
            return Optional.of(outcome(result, digest));
        } catch (RunFailedException e) {
            // Settings at which training fails are a result like any other.
            report.failed(e);
            return Optional.of(
                    new TrialOutcome(index, settings, Optional.empty(), Optional.of(e.getMessage()), 0));
        } catch (RuntimeException e) {
            report.failed(e);
            throw e;
        }
    }

    private TrialOutcome outcome(RunResult result, String digest) {
        Evaluation measured = result.test().orElseThrow();
        Score score = new Score(
                measured.loss(), measured.correct(), measured.images(), result.epochs(),
                result.measurements().best().map(best -> best.epoch()), digest);
        return new TrialOutcome(index, settings, Optional.of(score), Optional.empty(), result.seconds());
    }
}
