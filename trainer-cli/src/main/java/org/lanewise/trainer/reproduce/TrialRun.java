package org.lanewise.trainer.reproduce;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.DivergedException;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.train.Provenance;
import org.lanewise.trainer.train.RunPlan;

/**
 * A trial from where it stands to its end. It saves itself every so often: the curves, then the checkpoint. What the
 * curves have beyond the checkpoint is dropped when the run is taken up again, so that it ends with the same bits.
 */
final class TrialRun {
    /** The entry of a checkpoint's provenance that says which run it belongs to. */
    private static final String KEY = "key";

    private final Trial trial;
    private final String key;
    private final RunFolder folder;
    private final Machinery machinery;
    private final ReproductionListener listener;
    private final BooleanSupplier stop;
    private final long saveNanos;
    private final long updatesOfEpoch;
    private final long updatesOfRun;
    private Material material;
    private Training training;
    private Curves curves;
    private Evaluator test;
    private Optional<Evaluator> validation = Optional.empty();
    private Optional<StreamTest> stream = Optional.empty();
    private double lossSum;
    private int correct;
    private long savedNanos = System.nanoTime();

    /**
     * A trial.
     *
     * @param stop whether to end after the current update
     * @param saveNanos between two checkpoints
     */
    TrialRun(
            Trial trial,
            RunFolder folder,
            Machinery machinery,
            ReproductionListener listener,
            BooleanSupplier stop,
            long saveNanos) {
        this.trial = trial;
        this.key = trial.key();
        this.folder = folder;
        this.machinery = machinery;
        this.listener = listener;
        this.stop = stop;
        this.saveNanos = saveNanos;
        this.updatesOfEpoch = trial.updatesOfEpoch();
        this.updatesOfRun = trial.updates();
    }

    /**
     * Trains, measures and stores.
     *
     * @return the outcome, which may be a failure; empty if the stop signal came first
     * @throws org.lanewise.engine.store.StoreException if something cannot be written
     */
    Optional<Outcome> run() {
        folder.create();
        begin();
        try {
            while (true) {
                long updates = training.optimizer().steps();
                measure(updates);
                if (updates >= updatesOfRun) {
                    return Optional.of(end());
                }
                if (stop.getAsBoolean()) {
                    save();
                    return Optional.empty();
                }
                step();
                if (System.nanoTime() - savedNanos >= saveNanos) {
                    save();
                }
            }
        } catch (DivergedException | NoResultException e) {
            return Optional.of(fail(e.getMessage()));
        }
    }

    private void begin() {
        RunPlan plan = trial.plan();
        material = trial.experiment().presentation().of(plan, trial.data());
        Examples examples = material.train();
        Optional<Checkpoint> checkpoint = checkpoint();
        curves = checkpoint.map(_ -> Curves.read(folder.curves()))
                .filter(stored -> stored.key().equals(key))
                .orElseGet(() -> new Curves(key));
        training = checkpoint.filter(saved -> curves.updates() >= saved.progress().steps())
                .map(saved -> saved.resume(examples, machinery.kernels(), machinery.workers()))
                .orElseGet(() -> Training.begin(
                        plan.network(), plan.settings(), examples, machinery.kernels(), machinery.workers()));
        Progress progress = training.progress();
        curves = curves.upTo((int) progress.steps());
        lossSum = progress.lossSum();
        correct = progress.correct();
        test = evaluator(material.test(), material.testViews());
        validation = material.validation().map(images -> evaluator(images, 1));
        if (plan.settings().sampling() instanceof Sampling.ConvNetJsStream held) {
            stream = Optional.of(new StreamTest(
                    held, new Seed(trial.seed()), examples, training.parameters(), machinery));
        }
        listener.began(trial, progress.steps());
    }

    private Optional<Checkpoint> checkpoint() {
        if (!Files.exists(folder.checkpoint()) || !Files.exists(folder.curves())) {
            return Optional.empty();
        }
        return Optional.of(Checkpoint.read(folder.checkpoint()))
                .filter(saved -> key.equals(saved.network().provenance().get(KEY)));
    }

    private Evaluator evaluator(Examples examples, int views) {
        return new Evaluator(
                training.parameters(), examples, views, training.settings().loss(), machinery.kernels(),
                machinery.workers());
    }

    private void measure(long updates) {
        Experiment experiment = trial.experiment();
        if (isDue(experiment.test(), curves.test(), updates)) {
            curves.addTest(probe(test, updates));
        }
        if (validation.isPresent() && isDue(experiment.validation(), curves.validation(), updates)) {
            curves.addValidation(probe(validation.get(), updates));
        }
    }

    private boolean isDue(Probing probing, List<Probe> probes, long updates) {
        boolean done = !probes.isEmpty() && probes.getLast().updates() == updates;
        return !done && probing.isDue(updates, updatesOfEpoch, updatesOfRun);
    }

    private Probe probe(Evaluator evaluator, long updates) {
        Evaluation evaluation = evaluator.evaluate();
        if (!Double.isFinite(evaluation.loss())) {
            throw new NoResultException("the loss of images that are not trained on became " + evaluation.loss()
                    + " after update " + updates);
        }
        double penalty = training.settings().optimizer().weightDecay().penalty(training.parameters());
        return new Probe(
                (int) updates,
                evaluation.images(),
                evaluation.correct(),
                (float) evaluation.loss(),
                (float) penalty,
                (float) curves.seconds());
    }

    private void step() {
        if (training.epochDone()) {
            lossSum = 0;
            correct = 0;
        }
        Progress before = training.progress();
        boolean newEpoch = training.epochDone();
        int from = newEpoch ? 0 : before.images();
        stream.ifPresent(test -> test.record(
                (int) before.steps(),
                before.epoch() + (newEpoch ? 1 : 0),
                from,
                from + training.settings().batch(),
                curves));
        long start = System.nanoTime();
        training.step();
        curves.addSeconds((System.nanoTime() - start) * 1e-9);
        Progress progress = training.progress();
        double images = progress.images() - from;
        curves.add((progress.lossSum() - lossSum) / images, (progress.correct() - correct) / images);
        lossSum = progress.lossSum();
        correct = progress.correct();
        listener.stepped(trial, progress);
    }

    private void save() {
        curves.write(folder.curves());
        Checkpoint.of(training, material.normalization(), provenance()).write(folder.checkpoint());
        savedNanos = System.nanoTime();
    }

    private Map<String, String> provenance() {
        Map<String, String> entries = new TreeMap<>(
                Provenance.of(trial.plan(), trial.data(), machinery.program()).entries());
        entries.put(KEY, key);
        return entries;
    }

    private Outcome end() {
        FinalTest last = FinalTest.of(training, material.test(), material.testViews(), machinery);
        List<FinalTest> held = material.validation()
                .map(images -> FinalTest.of(training, images, 1, machinery))
                .stream()
                .toList();
        new NetworkFile(training.parameters(), material.normalization(), provenance()).write(folder.network());
        return store("", training.parameters().digest(), List.of(last), held);
    }

    private Outcome fail(String reason) {
        return store(reason, "", List.of(), List.of());
    }

    private Outcome store(String failure, String digest, List<FinalTest> last, List<FinalTest> held) {
        curves.write(folder.curves());
        RunPlan plan = trial.plan();
        Outcome outcome = new Outcome(
                key,
                trial.experiment().name(),
                trial.experiment().report(),
                trial.scale(),
                new Outcome.Setup(
                        plan.model(),
                        plan.initialization(),
                        plan.network().parameterCount(),
                        plan.normalization(),
                        plan.settings(),
                        plan.epochs(),
                        (int) updatesOfEpoch),
                new Outcome.Data(
                        DataName.of(trial.data()),
                        trial.data().synthetic(),
                        trial.data().train().count(),
                        trial.data().test().count(),
                        trial.data().sha256()),
                machinery.described(),
                curves.seconds(),
                failure,
                digest,
                last,
                held,
                curves.test(),
                curves.validation());
        outcome.write(folder.result());
        folder.delete(folder.checkpoint());
        return outcome;
    }
}
