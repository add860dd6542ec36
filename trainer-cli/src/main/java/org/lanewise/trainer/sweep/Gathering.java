package org.lanewise.trainer.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.folder.KeptRun;

/**
 * All trials of a sweep, from the folders of its parts.
 *
 * @param outcomes in the order of the trials
 * @param folders of the trials, in the same order
 */
public record Gathering(SweepPlan plan, List<TrialOutcome> outcomes, List<SweepFolder> folders) {
    public Gathering {
        outcomes = List.copyOf(outcomes);
        folders = List.copyOf(folders);
    }

    /**
     * Gathers the trials.
     *
     * @throws StoreException if the folders are parts of different sweeps, or trials are missing
     */
    public static Gathering of(List<SweepFolder> parts) {
        SweepPlan plan = parts.getFirst().readPlan();
        for (SweepFolder part : parts) {
            if (!part.readPlan().equals(plan)) {
                throw new StoreException(
                        part.folder() + ": is a part of another sweep than " + parts.getFirst().folder());
            }
        }
        List<TrialOutcome> outcomes = new ArrayList<>();
        List<SweepFolder> folders = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int index = 0; index < plan.trials(); index++) {
            int trial = index;
            Optional<SweepFolder> part =
                    parts.stream().filter(folder -> folder.outcome(trial).isPresent()).findFirst();
            part.ifPresentOrElse(folder -> {
                outcomes.add(folder.outcome(trial).orElseThrow());
                folders.add(folder);
            }, () -> missing.add(trial + 1));
        }
        if (!missing.isEmpty()) {
            throw new StoreException(
                    missing.size() + " of " + plan.trials() + " trials are missing, the first is number "
                            + missing.getFirst() + "; run the parts that have them again, they go on");
        }
        return new Gathering(plan, outcomes, folders);
    }

    /** From the best to the worst. */
    public List<TrialOutcome> ranking() {
        return outcomes.stream().sorted(TrialOutcome.bestFirst(plan.by())).toList();
    }

    /**
     * Looks at the test images with the network of the best trial, unless that was done before, and writes pages and tables.
     *
     * @param folder of the result, made if need be
     * @throws StoreException if all trials failed, or a file cannot be read or written
     * @throws DataException if the data are not those of the sweep
     */
    public SweepResult finish(SweepFolder folder, Bench bench) {
        if (!bench.found().sha256().equals(plan.dataSha256())) {
            throw new DataException("the sweep was made on other data than " + bench.found().description()
                    + "; name the right folder with --data");
        }
        TrialOutcome best = ranking().getFirst();
        if (best.score().isEmpty()) {
            throw new StoreException("all " + plan.trials() + " trials failed; of the first: "
                    + outcomes.getFirst().failure().orElseThrow());
        }
        folder.makeFolder();
        String digest = best.score().get().digest();
        Optional<SweepResult> before = folder.result();
        SweepResult result = before
                .filter(known -> known.digest().equals(digest) && known.best() == best.index())
                .orElseGet(() -> test(folder, best, bench, 1 + before.map(SweepResult::testLooks).orElse(0)));
        SweepTables.write(this, folder.folder());
        SweepPage.write(this, result, bench.found(), folder.folder());
        return result;
    }

    private SweepResult test(SweepFolder to, TrialOutcome best, Bench bench, int looks) {
        Path trial = folders.get(best.index()).trial(best.index()).folder();
        KeptRun run = KeptRun.read(trial);
        NetworkFile network = run.network().orElseThrow();
        LabeledImages images = bench.found().test();
        Evaluation test = Evaluator.on(
                images, network.parameters(), run.plan().preparation().measuring(network.normalization(), images),
                run.plan().settings().loss(), bench.kernels(), bench.workers())
                .evaluate();
        network.write(to.network());
        SweepResult result = new SweepResult(
                best.index(), best.settings(), best.score().orElseThrow().digest(), plan.trials(), test.loss(),
                test.correct(), test.images(), looks);
        to.write(result);
        return result;
    }

    /** The loss that the best trial was trained with; all of them if the best is that with the lowest loss. */
    public Loss loss() {
        return KeptRun.read(folder(ranking().getFirst())).plan().settings().loss();
    }

    /** The folder of a trial. */
    Path folder(TrialOutcome outcome) {
        return folders.get(outcome.index()).trial(outcome.index()).folder();
    }

    /** The value of each trial in a setting, as it was typed. */
    List<String> values(int dimension) {
        return outcomes.stream().map(outcome -> outcome.settings().get(dimension).value()).toList();
    }

    /** A figure of each trial, NaN where it failed. */
    double[] figures(java.util.function.ToDoubleFunction<TrialOutcome.Score> figure) {
        return Arrays.stream(outcomes.toArray(TrialOutcome[]::new))
                .mapToDouble(outcome -> outcome.score().map(figure::applyAsDouble).orElse(Double.NaN))
                .toArray();
    }
}
