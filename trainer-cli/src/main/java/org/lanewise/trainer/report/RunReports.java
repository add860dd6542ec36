package org.lanewise.trainer.report;

import java.util.List;
import java.util.function.Consumer;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.train.EpochResult;
import org.lanewise.trainer.train.RunResult;

/**
 * Several reports of one run, told everything in their order.
 *
 * @param reports what is said to one is said to the next
 */
public record RunReports(List<RunReport> reports) implements RunReport {
    public RunReports {
        reports = List.copyOf(reports);
    }

    private void all(Consumer<RunReport> telling) {
        reports.forEach(telling);
    }

    @Override
    public void started(RunInfo info) {
        all(report -> report.started(info));
    }

    @Override
    public void stepped(Training training) {
        all(report -> report.stepped(training));
    }

    @Override
    public void settingsChanged(Training training) {
        all(report -> report.settingsChanged(training));
    }

    @Override
    public void testing() {
        all(RunReport::testing);
    }

    @Override
    public void epochEnded(EpochResult result) {
        all(report -> report.epochEnded(result));
    }

    @Override
    public void saving(Training training) {
        all(report -> report.saving(training));
    }

    @Override
    public void interrupted(RunResult result) {
        all(report -> report.interrupted(result));
    }

    @Override
    public void finished(RunResult result, String digest) {
        all(report -> report.finished(result, digest));
    }

    @Override
    public void failed(RuntimeException reason) {
        all(report -> report.failed(reason));
    }
}
