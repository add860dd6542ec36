package org.lanewise.trainer.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.machine.JavaMachine;
import org.lanewise.trainer.machine.Processor;
import org.lanewise.trainer.run.EventSink;
import org.lanewise.trainer.run.Machine;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.train.EpochResult;
import org.lanewise.trainer.train.RunResult;

/** A run as events, for its log and for whoever else wants them. */
public final class EventReport implements RunReport {
    /** An epoch has about so many events of batches, so that the log of a long run stays small. */
    private static final int EVENTS_AN_EPOCH = 100;

    private final String program;
    private final Function<RunInfo, List<EventSink>> opening;
    private List<EventSink> sinks = List.of();
    private long every;
    private Progress before;
    private long eventNanos;

    /**
     * A report of a run that has yet to begin.
     *
     * @param program name and version
     * @param opening makes those who take the events when the run begins; they are closed when it ends
     */
    public EventReport(String program, Function<RunInfo, List<EventSink>> opening) {
        this.program = program;
        this.opening = opening;
    }

    /** What a run is trained with. */
    public static Machine machine(RunInfo info, String program) {
        return new Machine(
                program, info.kernels().name(), info.kernels().vectorBits(), info.threads(), JavaMachine.version(),
                Processor.name(), System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private void add(RunEvent event) {
        sinks.forEach(sink -> sink.add(event));
    }

    private void close() {
        sinks.forEach(EventSink::close);
        sinks = List.of();
    }

    @Override
    public void started(RunInfo info) {
        sinks = List.copyOf(opening.apply(info));
        before = info.begins();
        every = Math.max(1, info.stepsPerEpoch() / EVENTS_AN_EPOCH);
        add(new RunEvent.Started(
                before.steps(), now(), info.plan().epochs(), info.goal().maxSteps(), machine(info, program)));
        info.budget()
                .ifPresent(plan -> add(new RunEvent.Planned(
                        before.steps(), plan.budget(), plan.spent(), plan.secondsPerEpoch(),
                        plan.secondsPerMeasurement(), plan.epochs())));
        eventNanos = System.nanoTime();
    }

    @Override
    public void stepped(Training training) {
        if (training.optimizer().steps() % every == 0 || training.epochDone()) {
            logBatches(training);
        }
    }

    private void logBatches(Training training) {
        Progress progress = training.progress();
        if (progress.steps() == before.steps()) {
            return;
        }
        // The figures of an epoch begin again at zero; no event reaches over its end.
        boolean sameEpoch = progress.epoch() == before.epoch();
        int images = progress.images() - (sameEpoch ? before.images() : 0);
        double loss = (progress.lossSum() - (sameEpoch ? before.lossSum() : 0)) / images;
        double accuracy = (progress.correct() - (sameEpoch ? before.correct() : 0)) / (double) images;
        long nanos = System.nanoTime();
        add(new RunEvent.Batches(
                progress.steps(), progress.epoch() + 1, (int) (progress.steps() - before.steps()), images, loss,
                accuracy,
                training.learningRate(), (nanos - eventNanos) * 1e-9));
        before = progress;
        eventNanos = nanos;
    }

    @Override
    public void settingsChanged(Training training) {
        logBatches(training);
        add(new RunEvent.SettingsChanged(training.optimizer().steps(), now(), training.settings()));
    }

    @Override
    public void epochEnded(EpochResult result) {
        Progress training = result.training();
        add(result.test()
                .<RunEvent>map(measured -> new RunEvent.EpochEnded(
                        training.steps(), training.epoch() + 1, training.loss(), training.accuracy(), measured.loss(),
                        measured.correct(), measured.images(), result.images(), result.seconds()))
                .orElseGet(() -> new RunEvent.EpochTrained(
                        training.steps(), training.epoch() + 1, training.loss(), training.accuracy(), result.images(),
                        result.seconds())));
        eventNanos = System.nanoTime();
    }

    @Override
    public void saving(Training training) {
        logBatches(training);
        sinks.forEach(EventSink::force);
    }

    @Override
    public void interrupted(RunResult result) {
        add(new RunEvent.Interrupted(result.progress().steps(), now()));
        close();
    }

    @Override
    public void finished(RunResult result, String digest) {
        Evaluation measured = result.test().orElseThrow();
        long step = result.progress().steps();
        result.measurements()
                .best()
                .ifPresent(best -> add(new RunEvent.BestRestored(step, best.epoch(), best.step())));
        result.lastTest()
                .ifPresent(test -> add(new RunEvent.TestRead(
                        step, test.loss(), test.correct(), test.images(), result.measurements().testLooks())));
        add(new RunEvent.Ended(
                step, now(), digest, measured.loss(), measured.correct(), measured.images(),
                result.seconds()));
        sinks.forEach(EventSink::force);
        close();
    }

    @Override
    public void failed(RuntimeException reason) {
        if (before != null) {
            add(new RunEvent.Failed(before.steps(), now(), String.valueOf(reason.getMessage())));
        }
        close();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
