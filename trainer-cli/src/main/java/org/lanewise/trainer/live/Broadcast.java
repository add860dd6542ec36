package org.lanewise.trainer.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;
import org.lanewise.trainer.serve.web.EventChannel;
import org.lanewise.trainer.serve.web.EventChannel.Event;
import org.lanewise.trainer.train.SettingsChange;

/**
 * Tells listeners how a run goes, from a thread of its own: figures twice a second; the graph and pictures of the layers
 * every other second at most, and the pictures never for more than a hundredth of the time. While nobody listens, nothing is
 * computed. What the page makes of it takes the same processors, hence no more.
 */
final class Broadcast implements AutoCloseable {
    private static final long FIGURES_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LAYERS_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SHARE = 100;
    private static final int LOOKS_AN_IMAGE = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final LiveRun run;
    private final EventChannel channel = new EventChannel(this::greeting);
    private final Thread thread = new Thread(this::tellOnAndOn, "dashboard");
    private LiveRun.Now seen;
    private int graph;
    private long drawn;
    private double penalty = Double.NaN;
    private long lookedUntil;
    private long lookedNanos;
    private int looks;
    private volatile List<Event> latest = List.of();

    Broadcast(LiveRun run) {
        this.run = run;
        thread.setDaemon(true);
    }

    EventChannel channel() {
        return channel;
    }

    void start() {
        thread.start();
    }

    private List<Event> greeting() {
        List<Event> events = new ArrayList<>();
        events.add(new Event("settings", settings(run)));
        events.add(new Event("graph", run.now().graph().json()));
        events.addAll(latest);
        return events;
    }

    /** What can be changed, as it is now. */
    static Json settings(LiveRun run) {
        TrainingSettings settings = run.wheel().wanted();
        JsonLine line = new JsonLine().with("model", run.now().training().network().name())
                .with("optimizer", SettingsText.of(settings.optimizer()))
                .with("schedule", SettingsText.of(settings.schedule()))
                .with("learningRate", settings.optimizer().learningRate());
        SettingsChange.momentum(settings.optimizer()).ifPresent(momentum -> line.with("momentum", momentum));
        List<Json> changes = new ArrayList<>();
        List<RunEvent> log = run.log();
        line.with("from", log.getFirst().step());
        log.forEach(event -> {
            if (event instanceof SettingsChanged change) {
                changes.add(new JsonLine().with("step", change.step())
                        .with("text", SettingsText.of(change.settings().optimizer()) + ", batch "
                                + change.settings().batch())
                        .json());
            }
        });
        run.kept().ifPresent(where -> line.with("kept", where));
        return line.with("weightDecay", settings.optimizer().weightDecay().factor())
                .with("batch", settings.batch())
                .with("paused", run.wheel().isPaused())
                .with("measured", run.now().watched().measured())
                .with("options", run.now().watched().options())
                .with("changes", new Json.ArrayValue(changes))
                .json();
    }

    /** Tells at once what has been changed; one thread at a time, so that what is told last is the latest. */
    synchronized void tell() {
        channel.send("settings", settings(run));
    }

    private void tellOnAndOn() {
        try {
            while (true) {
                if (channel.isHeard()) {
                    figures();
                    if (System.nanoTime() - lookedUntil > Math.max(LAYERS_NANOS, SHARE * lookedNanos)) {
                        look();
                    }
                }
                TimeUnit.NANOSECONDS.sleep(FIGURES_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void figures() {
        LiveRun.Now now = run.now();
        boolean other = seen == null || seen.graph() != now.graph();
        if (other || seen.training() != now.training()) {
            tell();
        }
        if (seen == null || seen.spectator() != now.spectator()) {
            // Another network is looked at at once.
            lookedNanos = 0;
            lookedUntil = System.nanoTime() - 2 * LAYERS_NANOS;
        }
        boolean due = System.nanoTime() - drawn > LAYERS_NANOS && graph != now.graph().version();
        if (other || due) {
            graph = now.graph().version();
            drawn = System.nanoTime();
            channel.send("graph", now.graph().json());
        }
        seen = now;
        Training training = now.training();
        Pace.Figures figures = now.pace().figures(training.learningRate());
        JsonLine line = new JsonLine()
                .with("state", run.wheel().isPaused() && now.state().equals("training") ? "paused" : now.state())
                .with("epoch", figures.progress().epoch() + 1)
                .with("step", figures.progress().steps())
                .with("images", figures.images())
                .with("loss", figures.loss())
                .with("penalty", penalty)
                .with("accuracy", figures.accuracy())
                .with("forwardMilliseconds", figures.forwardMilliseconds())
                .with("backwardMilliseconds", figures.backwardMilliseconds())
                .with("imagesPerSecond", figures.imagesPerSecond())
                .with("learningRate", figures.learningRate())
                .with("batch", training.settings().batch());
        now.tested()
                .ifPresent(result -> result.test()
                        .ifPresent(test -> line
                                .with("testLoss", test.loss())
                                .with("testAccuracy", test.accuracy())
                                .with("testImages", test.images())
                                .with("testEpoch", result.training().epoch() + 1)));
        channel.send("figures", line.json());
    }

    /** Has the parameters copied between two steps, and looks at the copy. */
    private void look() throws InterruptedException {
        LiveRun.Now now = run.now();
        CompletableFuture<Void> copied = run.wheel().ask(training -> {
            now.spectator().copy(now.training().parameters());
            return null;
        });
        try {
            copied.get();
        } catch (ExecutionException | CancellationException e) {
            return;
        }
        // The time of the processor: a look that took long because the machine was asleep does not put the next one off.
        long start = threads.getCurrentThreadCpuTime();
        now.spectator().refresh();
        Json predictions = now.spectator().predictions();
        Json layers = now.spectator().layers(looks++ / LOOKS_AN_IMAGE);
        penalty = now.spectator().penalty(now.training().settings().optimizer().weightDecay());
        latest = List.of(new Event("predictions", predictions), new Event("layers", layers));
        latest.forEach(event -> channel.send(event.name(), event.data()));
        lookedUntil = System.nanoTime();
        lookedNanos = threads.getCurrentThreadCpuTime() - start;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
