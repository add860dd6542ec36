package org.lanewise.trainer.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;
import org.lanewise.trainer.train.EpochResult;
import org.lanewise.trainer.train.RunListener;
import org.lanewise.trainer.train.SettingsChange;
import org.lanewise.trainer.train.Steering;
import org.lanewise.trainer.train.StopSignal;

/**
 * A training under the eyes of a page. The thread that trains tells it every step and asks it for settings; the page asks for
 * changes, snapshots, and for another network in place of this one.
 */
public final class LiveRun implements RunListener {
    private final Normalization normalization;
    private final Kernels kernels;
    private final StopSignal interruption;
    private final RunListener others;
    private final Optional<String> kept;
    private final Wheel wheel;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private volatile Now now;

    /** What is shown of the training that goes on now. */
    record Now(
            Training training, Spectator spectator, Pace pace, LossGraph graph, List<RunEvent> log, StopSignal stop,
            Optional<EpochResult> tested, String state, Watched watched) {
        Now tested(EpochResult result) {
            return new Now(training, spectator, pace, graph, log, stop, Optional.of(result), state, watched);
        }

        Now with(Training changed) {
            return new Now(changed, spectator, pace, graph, log, stop, tested, state, watched);
        }

        Now in(String newState) {
            return new Now(training, spectator, pace, graph, log, stop, tested, newState, watched);
        }
    }

    /**
     * What there is to know of a training besides its figures.
     *
     * @param measured what the images are that it is measured on
     * @param text the network with its recipe, as {@code train} takes it from a file
     * @param options of {@code train} that the recipe does not say
     * @param provenance stored with snapshots
     */
    record Watched(String measured, String text, String options, Map<String, String> provenance) {}

    /**
     * What the page wants in place of the training that goes on.
     *
     * @param network to begin with, or
     * @param snapshot to go on from
     * @param answer completed when the other training begins
     */
    record Wish(Optional<Network> network, Optional<Checkpoint> snapshot, CompletableFuture<Void> answer) {}

    /**
     * A run that has yet to be told what it trains.
     *
     * @param normalization of the training images
     * @param interruption the wish of whoever started the program that it end
     * @param others are told everything as well
     * @param kept where the run is kept, if it is; then it stays the same run, and no other takes its place
     */
    public LiveRun(
            Normalization normalization, Kernels kernels, StopSignal interruption, RunListener others,
            Optional<String> kept) {
        this.others = others;
        this.kept = kept;
        this.normalization = normalization;
        this.kernels = kernels;
        this.interruption = interruption;
        this.wheel = new Wheel(this::isLeaving);
    }

    /**
     * A training begins, the first or another.
     *
     * @param tests images to look at
     * @param log from what it started, and how its settings were changed before this process went on with it
     */
    void begin(Training training, Examples tests, Watched watched, List<RunEvent> log) {
        Pace pace = new Pace(training);
        Now next = new Now(
                training, new Spectator(training.parameters(), training.settings().loss(), tests, kernels), pace,
                new LossGraph(pace.images()), new ArrayList<>(log), new StopSignal(), Optional.empty(), "training",
                watched);
        wheel.take(training.settings());
        now = next;
    }

    /** Whether this training is to make room for another, or for the end. */
    private boolean isLeaving() {
        return isEnding() || !wishes.isEmpty();
    }

    /** Whether the program is to end. */
    boolean isEnding() {
        return interruption.isRequested();
    }

    /** Where the run is kept, if it is. */
    Optional<String> kept() {
        return kept;
    }

    /** What decides the settings of the training. */
    Steering steering() {
        return training -> {
            TrainingSettings settings = wheel.settings(training);
            if (isLeaving()) {
                now.stop().request();
            }
            return settings;
        };
    }

    /**
     * The training has ended, by itself or for a wish. Waits for a wish, and answers the page's questions meanwhile.
     *
     * @param state to show while nothing is wished
     * @return empty if the program is to end
     */
    Optional<Wish> awaitWish(String state) throws InterruptedException {
        now = now.in(wishes.isEmpty() ? state : now.state());
        while (!interruption.isRequested()) {
            wheel.answer(now.training());
            Wish wish = wishes.poll(5, TimeUnit.MILLISECONDS);
            if (wish != null) {
                return Optional.of(wish);
            }
        }
        return Optional.empty();
    }

    /** A wish could not be granted: the training goes on as it was. */
    void goOn() {
        Now old = now;
        now = new Now(
                old.training(), old.spectator(), old.pace(), old.graph(), old.log(), new StopSignal(), old.tested(),
                "training", old.watched());
    }

    /** What ends the training, and leaves the program running. */
    StopSignal stop() {
        return now.stop();
    }

    /** The training that goes on, or went on last. */
    public Training training() {
        return now.training();
    }

    Now now() {
        return now;
    }

    Wheel wheel() {
        return wheel;
    }

    /** @throws IllegalStateException if no other training may take the place of this one */
    void wish(Wish wish) {
        kept.ifPresent(where -> {
            throw new IllegalStateException(
                    "this run is kept in " + where + ", which holds one run; for another network "
                            + "or a snapshot start the program anew");
        });
        wishes.add(wish);
    }

    @Override
    public void stepped(Training training) {
        Now seen = now;
        seen.pace().stepped(training, seen.graph());
        others.stepped(training);
    }

    @Override
    public void testing() {
        others.testing();
    }

    @Override
    public void epochEnded(EpochResult result) {
        result.test().ifPresent(test -> {
            now.graph().tested(test.loss(), test.accuracy());
            now = now.tested(result);
        });
        others.epochEnded(result);
    }

    @Override
    public void settingsChanged(Training training) {
        synchronized (now.log()) {
            now.log()
                    .add(new SettingsChanged(
                            training.progress().steps(), Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                            training.settings()));
        }
        now = now.with(training);
        others.settingsChanged(training);
    }

    /** The log so far: what a replay needs. */
    List<RunEvent> log() {
        List<RunEvent> log = now.log();
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** Asks for other settings from the next step on. */
    TrainingSettings change(SettingsChange change) {
        return wheel.change(change, now.training().examples().size());
    }

    /** The training as it is between two steps, as a file. */
    CompletableFuture<byte[]> snapshot() {
        return wheel.ask(training -> {
            try {
                Path file = Files.createTempFile("snapshot", ".ckpt");
                try {
                    Checkpoint.of(training, normalization, now.watched().provenance()).write(file);
                    return Files.readAllBytes(file);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
