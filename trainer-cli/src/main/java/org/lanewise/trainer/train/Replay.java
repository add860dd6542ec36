package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.augment.Preset;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.Origin;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;

/**
 * Starts from what another run started from, as far as its log says, and changes the settings where somebody did, so that the
 * same bits come out. A run that starts from anything else is refused: it would end with other bits, and nobody would know why.
 */
public final class Replay implements Steering {
    private final Path file;
    private final Origin origin;
    private final List<SettingsChanged> changes;

    /**
     * A replay of these events.
     *
     * @param file named in messages
     * @throws StoreException if they do not say from what they start
     */
    public Replay(Path file, List<RunEvent> events) {
        this.file = file;
        this.origin = all(Origin.class, events).stream()
                .findFirst()
                .orElseThrow(
                        () -> new StoreException(file + ": does not say from what its run started, so it cannot be "
                                + "replayed; it is empty, or not the log of a run of this version"));
        this.changes = all(SettingsChanged.class, events);
    }

    /**
     * A replay of a log.
     *
     * @throws StoreException if it cannot be read, or does not say from what it starts
     */
    public static Replay of(Path log) {
        return new Replay(log, EventLog.read(log));
    }

    private static <T> List<T> all(Class<T> kind, List<RunEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * What a log has to begin with.
     *
     * @param data as the run sees it
     */
    public static Origin origin(RunPlan plan, DataSet data, Progress begins, Parameters parameters) {
        return new Origin(
                begins.steps(), plan.network(), plan.settings(), data.sha256(), plan.preparation().normalization(),
                Preset.text(plan.preparation().augmentation()), parameters.digest());
    }

    /** How many changes of settings there are. */
    public int changes() {
        return changes.size();
    }

    /**
     * The start with the settings that the log begins with.
     *
     * @param wishes that led to the start
     * @throws StoreException if it trains another network, with another seed, or from another step
     * @throws IllegalArgumentException if a wish contradicts the settings
     */
    public Start over(Start start, Wishes wishes) {
        RunPlan plan = start.plan();
        requireNetwork(plan.network());
        if (plan.settings().seed() != origin.settings().seed()) {
            throw refused("is the log of a run with seed " + origin.settings().seed() + ", not "
                    + plan.settings().seed() + "; add --seed " + origin.settings().seed());
        }
        return switch (start) {
            case Start.Fresh _ -> {
                if (origin.step() > 0) {
                    throw refused("starts from a run as it was after step " + origin.step()
                            + ", not from the beginning; name the snapshot or checkpoint of that step with --resume");
                }
                requireNoContradiction(wishes);
                yield new Start.Fresh(plan.of(plan.network(), origin.settings()));
            }
            case Start.Resumed resumed -> {
                requireOnTheWay(resumed.checkpoint().progress().steps(), plan.settings());
                yield resumed;
            }
        };
    }

    private void requireNetwork(Network network) {
        Network logged = origin.network();
        if (!network.input().equals(logged.input()) || !network.layers().equals(logged.layers())) {
            throw refused("is the log of a run of " + described(logged) + ", not of " + described(network)
                    + (logged.name().equals(network.name()) ? " with other layers" : "")
                    + "; name that network, or the file it was saved to");
        }
    }

    private static String described(Network network) {
        return String.format("%s (%,d parameters)", network.name(), network.parameterCount());
    }

    private void requireNoContradiction(Wishes wishes) {
        Contradiction contradiction = new Contradiction(file, "--replay");
        TrainingSettings settings = origin.settings();
        contradiction.check("--batch", wishes.batch(), settings.batch());
        wishes.optimizer().requireIn(settings.optimizer(), contradiction);
        wishes.schedule().requireIn(settings.schedule(), contradiction);
        contradiction.check(
                "--sampling", wishes.images().sampling().map(SamplingText::of), SamplingText.of(settings.sampling()));
    }

    private void requireOnTheWay(long step, TrainingSettings settings) {
        if (step < origin.step()) {
            throw refused("starts after step " + origin.step() + ", behind the checkpoint, which is of step " + step
                    + "; name the snapshot or checkpoint that it starts from");
        }
        if (!settings.equals(before(step)) && !settings.equals(at(step))) {
            throw refused("is not the log of the run that the checkpoint is of, which had other settings after step "
                    + step + "; name the log of that run, or another checkpoint");
        }
    }

    /** The settings that the given step was made with. */
    private TrainingSettings before(long step) {
        return last(step - 1);
    }

    /** The settings of the step that follows. */
    private TrainingSettings at(long step) {
        return last(step);
    }

    private TrainingSettings last(long step) {
        return changes.stream()
                .filter(change -> change.step() <= step)
                .reduce((_, later) -> later)
                .map(SettingsChanged::settings)
                .orElse(origin.settings());
    }

    /**
     * Makes sure that a run which is ready for its first step sees the images that the log is about, and starts from the same
     * parameters.
     *
     * @throws StoreException if it does not
     */
    public void require(PreparedRun run) {
        Origin here = origin(run.plan(), run.images(), run.training().progress(), run.training().parameters());
        requireSame(
                "images", origin.dataSha256(), here.dataSha256(),
                "name the data with --data, and hold back and amplify what that run did");
        requireSame("normalisation", origin.normalization(), here.normalization(), "see --normalization");
        requireSame("augmentation", origin.augmentation(), here.augmentation(), "see --augment");
        if (here.step() == origin.step()) {
            requireSame(
                    "parameters to start from", origin.parameters(), here.parameters(),
                    here.step() == 0 ? "see --init" : "name the snapshot or checkpoint that it starts from");
        }
    }

    private void requireSame(String what, String logged, String here, String advice) {
        if (!logged.equals(here)) {
            throw refused("is the log of a run with other " + what + ", " + shortened(logged) + " and not "
                    + shortened(here) + "; " + advice);
        }
    }

    /** Nobody compares all digits of a SHA-256. */
    private static String shortened(String text) {
        return text.matches("[0-9a-f]{64}") ? text.substring(0, 12) + "..." : text;
    }

    private StoreException refused(String reason) {
        return new StoreException(file + ": " + reason);
    }

    /**
     * What of the log has had no effect on a run that is over.
     *
     * @param end the last step that was made
     */
    public Optional<String> unreached(long end) {
        List<SettingsChanged> left = changes.stream().filter(change -> change.step() >= end).toList();
        return left.isEmpty() ? Optional.empty()
                : Optional.of(
                        file + ": " + left.size() + " of " + changes.size() + " changes were not reached, the first "
                                + "after step " + left.getFirst().step() + "; this run ended after step " + end
                                + ", see --epochs and --max-steps");
    }

    @Override
    public TrainingSettings settings(Training training) {
        long step = training.progress().steps();
        return changes.stream()
                .filter(change -> change.step() == step)
                .reduce((_, later) -> later)
                .map(SettingsChanged::settings)
                .orElseGet(training::settings);
    }
}
