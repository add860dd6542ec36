package org.lanewise.trainer.sweep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lanewise.engine.loss.Loss;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.train.EarlyStopping.Watched;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.Wishes;

/** Trains with one setting after the other. What is in the folder already is not done again. */
public final class Sweep {
    private final SweepFolder folder;
    private final SweepPlan plan;
    private final Function<List<Setting>, Wishes> wishes;
    private final int every;

    /**
     * A sweep that has yet to be run.
     *
     * @param wishes what to train with given settings
     * @param every epochs between two measurements, 0 for one at the end
     */
    public Sweep(SweepFolder folder, SweepPlan plan, Function<List<Setting>, Wishes> wishes, int every) {
        this.folder = folder;
        this.plan = plan;
        this.wishes = wishes;
        this.every = every;
    }

    /**
     * Finds out before a long sweep that a trial cannot be made.
     *
     * @throws IllegalArgumentException naming its settings
     */
    public void check() {
        Set<Loss> losses = new LinkedHashSet<>();
        for (int index = 0; index < plan.trials(); index++) {
            List<Setting> settings = plan.settings(index);
            try {
                RunPlan run = Start.of(wishes.apply(settings), Optional.empty()).plan();
                requireHoldingBack(run);
                losses.add(run.settings().loss());
                requireComparable(losses);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "trial " + (index + 1) + " of " + plan.trials() + " (" + words(settings) + "): "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private static void requireHoldingBack(RunPlan run) {
        if (!run.preparation().holdsBack()) {
            throw new IllegalArgumentException(
                    "a sweep chooses on images that are held back, never on the test images; "
                            + "leave --validation none out");
        }
    }

    private void requireComparable(Set<Loss> losses) {
        if (plan.by() == Watched.LOSS && losses.size() > 1) {
            throw new IllegalArgumentException(
                    "trained with another loss (" + SettingsText.of(losses.stream().toList().getLast())
                            + ") than those before it (" + SettingsText.of(losses.iterator().next())
                            + "), so the lowest does not tell which is the best; add --watch accuracy");
        }
    }

    /** Settings in one line. */
    public static String words(List<Setting> settings) {
        return String.join(", ", settings.stream().map(Setting::toString).toList());
    }

    /**
     * Makes the trials of a part that are not made yet.
     *
     * @return whether all of them are made now; otherwise the stop signal came
     * @throws DataException if the data are not those of the sweep
     */
    public boolean run(Bench bench, Shard shard, SweepListener listener, StopSignal stop) {
        requireData(bench.found());
        for (int index : missing(shard).toArray()) {
            if (stop.isRequested()) {
                return false;
            }
            List<Setting> settings = plan.settings(index);
            Trial trial = new Trial(index, settings, wishes.apply(settings), every, folder.trial(index));
            Optional<TrialOutcome> outcome = trial.run(bench, listener.trialBegins(index, settings), stop);
            if (outcome.isEmpty()) {
                return false;
            }
            folder.write(outcome.get());
            listener.trialEnded(outcome.get());
        }
        return true;
    }

    private void requireData(DataSet found) {
        if (!found.sha256().equals(plan.dataSha256())) {
            throw new DataException(folder.folder() + ": the sweep was begun on other data than " + found.description()
                    + "; name the right folder with --data");
        }
    }

    /** The trials of a part that are not over. */
    public IntStream missing(Shard shard) {
        return shard.indices(plan.trials()).filter(index -> folder.outcome(index).isEmpty());
    }
}
