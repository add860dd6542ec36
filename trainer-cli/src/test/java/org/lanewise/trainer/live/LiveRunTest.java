package org.lanewise.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Training;
import org.lanewise.models.Models;
import org.lanewise.trainer.live.LiveRun.Wish;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.train.Measuring;
import org.lanewise.trainer.train.Replay;
import org.lanewise.trainer.train.RunListener;
import org.lanewise.trainer.train.SettingsChange;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.Steering;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.TrainingRun;

class LiveRunTest {
    private static final long STEPS = 120;

    private static SettingsChange change(Double rate, Double momentum, Double decay, Integer batch) {
        return new SettingsChange(
                Optional.ofNullable(rate), Optional.ofNullable(momentum), Optional.ofNullable(decay),
                Optional.ofNullable(batch));
    }

    /** What somebody changes, by the step after which it is asked for. */
    private static final Map<Long, SettingsChange> CHANGES = Map.of(
            7L, change(0.01, null, null, null),
            31L, change(null, 0.5, 0.01, null),
            45L, change(null, null, null, 13),
            70L, change(0.002, 0.95, 0.0, 50));

    /** Trains with changes asked for by another thread, and leaves the log in a file. */
    private static String steered(Path log) throws Exception {
        AtomicReference<LiveRun> live = new AtomicReference<>();
        RunListener somebody = new RunListener() {
            @Override
            public void stepped(Training training) {
                SettingsChange change = CHANGES.get(training.progress().steps());
                if (change != null) {
                    CompletableFuture.runAsync(() -> live.get().change(change)).join();
                }
            }
        };
        try (WatchedDigits digits = new WatchedDigits(somebody)) {
            live.set(digits.live());
            Runnable watched = digits.watched(STEPS);
            Thread trains = Thread.ofPlatform().start(watched);
            while (!digits.live().now().state().equals("ended")) {
                assertThat(trains.isAlive()).isTrue();
                Thread.sleep(5);
            }
            digits.end();
            trains.join();
            try (EventLog file = EventLog.create(log)) {
                digits.live().log().forEach(file::add);
            }
            return digits.live().training().parameters().digest();
        }
    }

    private static String replayed(Steering steering) {
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            Training training = digits.begin();
            new TrainingRun(
                    training, WatchedDigits.steps(STEPS), Measuring.everyEpoch(digits.test(training)),
                    Start.Before.nothing(training), Optional.empty(), new RunListener() {},
                    new StopSignal(), steering).run();
            return training.parameters().digest();
        }
    }

    @Test
    void aReplayOfTheLogEndsWithTheSameBits(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("events.jsonl");
        String digest = steered(log);
        Replay replay = Replay.of(log);

        assertThat(replay.changes()).isEqualTo(CHANGES.size());
        assertThat(replayed(replay)).isEqualTo(digest);
        assertThat(replayed(Steering.NONE)).isNotEqualTo(digest);
    }

    @Test
    void aCheckpointBetweenChangesResumesToTheSameBits(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("events.jsonl");
        String digest = steered(log);
        List<RunEvent> events = EventLog.read(log);
        Path file = folder.resolve("run.ckpt");
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {}); Workers workers = Workers.of(1)) {
            Training begun = digits.begin();
            AtomicReference<Training> last = new AtomicReference<>(begun);
            RunListener keeper = new RunListener() {
                @Override
                public void stepped(Training training) {
                    last.set(training);
                }
            };
            // Step 60 lies within an epoch whose first batches were of 32 and whose later ones are of 13 images.
            new TrainingRun(
                    begun, WatchedDigits.steps(60), Measuring.everyEpoch(digits.test(begun)),
                    Start.Before.nothing(begun), Optional.empty(), keeper, new StopSignal(),
                    new Replay(log, events)).run();
            Checkpoint.of(last.get(), Normalization.UNIT, Map.of()).write(file);
            Training resumed = Checkpoint.read(file).resume(begun.examples(), KernelSelection.best(), workers);
            new TrainingRun(
                    resumed, WatchedDigits.steps(STEPS), Measuring.everyEpoch(digits.test(resumed)),
                    Start.Before.nothing(resumed), Optional.empty(), new RunListener() {},
                    new StopSignal(), new Replay(log, events)).run();

            assertThat(resumed.parameters().digest()).isEqualTo(digest);
        }
    }

    @Test
    void lookingOnChangesNoBit() throws Exception {
        String alone = replayed(Steering.NONE);
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            Runnable watched = digits.watched(STEPS);
            CompletableFuture<Void> looked = digits.live().wheel().ask(training -> {
                digits.live().now().spectator().copy(training.parameters());
                return null;
            });
            CompletableFuture<Void> onAndOn = looked.thenRunAsync(() -> {
                for (int i = 0; i < 3; i++) {
                    digits.live().now().spectator().refresh();
                    digits.live().now().spectator().layers(i);
                    digits.live().now().spectator().predictions();
                }
            });
            Thread trains = Thread.ofPlatform().start(watched);
            onAndOn.join();
            while (!digits.live().now().state().equals("ended")) {
                Thread.sleep(5);
            }
            digits.end();
            trains.join();

            assertThat(digits.live().training().parameters().digest()).isEqualTo(alone);
        }
    }

    @Test
    void impossibleSettingsAreRefusedAndNothingChanges() {
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            digits.watched(STEPS);
            assertThatIllegalArgumentException().isThrownBy(() -> digits.live().change(change(-1.0, null, null, null)));
            assertThatIllegalArgumentException().isThrownBy(() -> digits.live().change(change(null, 1.0, null, null)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> digits.live().change(change(null, null, null, 641)))
                    .withMessage("a batch of 641 is more than the 640 training images");

            assertThat(digits.live().wheel().wanted()).isEqualTo(WatchedDigits.PLAN.settings());
        }
    }

    @Test
    void aTrainingGoesOnWhereAnotherTakesMoreMemoryThanThereIs() throws Exception {
        Network large = Network.of(
                "large", new Shape(1, 28, 28), new Flatten(), Linear.of(2_000_000), new ReLU(), Linear.of(300),
                Linear.of(10));
        Room small = new Room(50 << 20, 100 << 20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.require(large, WatchedDigits.PLAN.settings(), KernelSelection.best()))
                .withMessageStartingWith("large has 2,170,003,310 parameters; ");
        // Few parameters, but large maps.
        Network wide = Network.of(
                "wide", new Shape(1, 28, 28), Conv2d.of(400, 1), new GlobalAvgPool2d(), new Flatten(), Linear.of(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.require(wide, WatchedDigits.PLAN.settings(), KernelSelection.best()))
                .withMessageStartingWith("wide has 4,810 parameters; to train it takes ")
                .withMessageContaining(" MiB, but of the 100 MiB that the JVM may take only 50 are free");
        small.require(WatchedDigits.PLAN.network(), WatchedDigits.PLAN.settings(), KernelSelection.best());

        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            Thread trains = Thread.ofPlatform().start(digits.watched(1_000_000));
            CompletableFuture<Void> answer = new CompletableFuture<>();
            digits.live().wish(new Wish(Optional.of(large), Optional.empty(), answer));

            assertThat(answer.handle((_, e) -> e.getMessage()).join()).startsWith("large has 2,170,003,310 parameters");
            goesOn(digits);
            digits.end();
            trains.join();
        }
    }

    @Test
    void imagesAreCountedFromTheBeginningOfTheRunAndNotOfThePage() {
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            Training training = digits.begin();
            for (int i = 0; i < 25; i++) {
                training.step();
            }
            Pace pace = new Pace(training);
            LossGraph graph = new LossGraph(pace.images());
            graph.add(200, 100, 180);

            assertThat(pace.images()).isEqualTo(25 * 32);
            assertThat(graph.json()).hasToString(
                    "{\"points\":[{\"images\":1000,\"loss\":0.5,\"accuracy\":0.9}],\"tests\":[]}");
        }
    }

    private static void goesOn(WatchedDigits digits) throws Exception {
        long steps = digits.live().wheel().ask(training -> training.progress().steps()).get();
        while (digits.live().wheel().ask(training -> training.progress().steps()).get() < steps + 5) {
            Thread.sleep(1);
        }
    }

    @Test
    void aWishThatCannotBeGrantedLeavesTheTrainingAsItIs() throws Exception {
        try (WatchedDigits digits = new WatchedDigits(new RunListener() {})) {
            Runnable watched = digits.watched(1_000_000);
            Thread trains = Thread.ofPlatform().start(watched);
            CompletableFuture<Void> answer = new CompletableFuture<>();
            digits.live()
                    .wish(new Wish(
                            Optional.of(Models.named("convnetjs-default").network()), Optional.empty(), answer));

            assertThat(answer.handle((_, e) -> e.getMessage()).join()).contains("24");
            goesOn(digits);
            digits.end();
            trains.join();
        }
    }
}
