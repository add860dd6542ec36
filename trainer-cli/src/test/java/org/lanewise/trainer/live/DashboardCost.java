package org.lanewise.trainer.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.browser.Browser;
import org.lanewise.trainer.browser.Tab;
import org.lanewise.trainer.data.DataFinder;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.serve.web.WebServer;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.Wishes;

/**
 * What a page that somebody looks at costs the training it shows: windows with the page open and with an empty tab, in turns,
 * in one run. A measurement and no test, so it runs only when it is asked for by its name.
 */
class DashboardCost {
    private static final int PAIRS = Integer.getInteger("lanewise.cost.pairs", 8);
    private static final long WINDOW_MILLIS = 3000;
    private static final long SETTLE_MILLIS = 700;
    private static final long WARM_UP_MILLIS = 8000;
    private static final URI EMPTY = URI.create("about:blank");

    private final AtomicLong images = new AtomicLong();
    private int batch;

    @Test
    void measure(@TempDir Path profile) throws Exception {
        RunPlan plan = Start.of(
                Wishes.of(System.getProperty("lanewise.cost.model", "holting-model1")), Optional.empty()).plan();
        batch = plan.settings().batch();
        DataSet data = plan.preparation().of(DataFinder.ofThisUser().find(Optional.empty()), plan.settings().seed());
        Normalization normalization = Inputs.fit(plan.normalization(), data.train());
        Kernels kernels = KernelSelection.best();
        StopSignal stop = new StopSignal();
        RunReport counter = new RunReport() {
            @Override
            public void stepped(Training training) {
                images.addAndGet(batch);
            }
        };
        try (Workers workers = Workers.ofAllProcessors()) {
            Training training = Training.begin(
                    plan.network(), plan.settings(), Inputs.of(data.train(), plan.network(), normalization), kernels,
                    workers);
            LiveRun live = new LiveRun(normalization, kernels, stop, counter, Optional.empty());
            RunInfo info = new RunInfo(
                    plan, data, data, kernels, workers.threads(), new Goal(Integer.MAX_VALUE, Goal.NO_LIMIT),
                    training.progress(), Optional.empty(), "");
            WatchedTraining watched = new WatchedTraining(live, info, normalization, workers, Map.of());
            watched.begin(training, List.of());
            Thread trains = Thread.ofPlatform().start(() -> {
                try {
                    watched.run(Start.Before.nothing(training), Optional.empty(), counter);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            try (Dashboard dashboard = new Dashboard(live);
                    WebServer server =
                            WebServer.start(InetAddress.getLoopbackAddress(), 0, dashboard.routes());
                    Browser browser = Browser.start(profile);
                    Tab tab = browser.open(server.uri(), 1200, 900, false)) {
                dashboard.start();
                Thread.sleep(WARM_UP_MILLIS);
                inTurns(plan.model() + ", batch " + batch + ", " + workers.threads() + " threads", tab, server.uri());
            }
            stop.request();
            trains.join();
        }
    }

    private void inTurns(String title, Tab tab, URI page) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        double browser = 0;
        double told = 0;
        Window before = window(tab, EMPTY);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < PAIRS; i++) {
            Window open = window(tab, page);
            Window after = window(tab, EMPTY);
            ratios.add(2 * open.speed / (before.speed + after.speed));
            browser += open.browser / PAIRS;
            told += open.told / PAIRS;
            rows.append(
                    String.format(Locale.ROOT, "%,10.0f%,10.0f%,10.0f  %.3f%n", before.speed, open.speed, after.speed,
                            ratios.getLast()));
            before = after;
        }
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        System.out.printf(Locale.ROOT, "%s%nimages/s: page closed, open, closed again; open / mean of closed%n%s",
                title, rows);
        System.out.printf(
                Locale.ROOT,
                "median of the ratios %.3f (%.3f to %.3f)%nwhile it is open the browser takes %.3f processors, "
                        + "the thread that tells the page %.3f%n",
                median, sorted[0], sorted[sorted.length - 1], browser, told);
    }

    /** Images a second, and processors that the browser and the telling thread kept busy. */
    private record Window(double speed, double browser, double told) {}

    private Window window(Tab tab, URI shown) throws InterruptedException {
        tab.show(shown);
        Thread.sleep(SETTLE_MILLIS);
        long start = System.nanoTime();
        long from = images.get();
        long browser = browserNanos();
        long told = dashboardNanos();
        Thread.sleep(WINDOW_MILLIS);
        double nanos = System.nanoTime() - start;
        return new Window(
                (images.get() - from) / nanos * 1e9, (browserNanos() - browser) / nanos,
                (dashboardNanos() - told) / nanos);
    }

    private static long browserNanos() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private static long dashboardNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("dashboard"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }
}
