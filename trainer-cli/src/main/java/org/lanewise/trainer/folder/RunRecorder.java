package org.lanewise.trainer.folder;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.folder.RunOutcome.TestScore;
import org.lanewise.trainer.report.EventReport;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.train.Replay;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;

/**
 * Writes the folder of a run: what is known at its beginning, and what it led to. Log and checkpoint are filled by others in
 * between.
 */
public final class RunRecorder implements RunReport {
    private final RunPaths paths;
    private final boolean goesOn;
    private final String program;
    private final Supplier<NetworkFile> network;
    private final Evaluator test;

    /**
     * A recorder of a run that has yet to begin.
     *
     * @param goesOn whether the folder holds this run already
     * @param program name and version
     * @param network what is learned, as it is when the run is over
     * @param test of these very parameters
     */
    public RunRecorder(
            RunPaths paths, boolean goesOn, String program, Supplier<NetworkFile> network, Evaluator test) {
        this.paths = paths;
        this.goesOn = goesOn;
        this.program = program;
        this.network = network;
        this.test = test;
    }

    /**
     * Makes the folder, or goes on in it.
     *
     * @return the log of the run, open
     * @throws org.lanewise.engine.store.StoreException if that fails
     */
    public EventLog open(RunInfo info) {
        if (goesOn) {
            paths.forgetEnd();
            return EventLog.resume(paths.events(), info.begins().steps(), info.plan().settings());
        }
        paths.create();
        JsonFile.write(
                paths.provenance(), RunProvenance.class,
                RunProvenance.of(info.data(), EventReport.machine(info, program)));
        EventLog log = EventLog.create(paths.events());
        log.add(Replay.origin(info.plan(), info.data(), info.begins(), network.get().parameters()));
        // Last, for a folder with settings counts as one that holds a run.
        JsonFile.write(paths.settings(), RunPlan.class, info.plan());
        return log;
    }

    @Override
    public void finished(RunResult result, String digest) {
        Evaluation measured = result.test().orElseThrow();
        Progress progress = result.progress();
        network.get().write(paths.network());
        test.predictions().write(paths.predictions());
        JsonFile.write(paths.result(), RunOutcome.class, new RunOutcome(
                digest, progress.epoch() + 1, progress.steps(), measured.loss(), measured.correct(), measured.images(),
                result.seconds(), result.measurements().best(),
                result.lastTest().map(test -> new TestScore(test.loss(), test.correct(), test.images())),
                Optional.of(result.measurements().testLooks()), result.measurements().shown(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
