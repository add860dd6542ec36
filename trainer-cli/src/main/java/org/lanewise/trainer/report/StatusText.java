package org.lanewise.trainer.report;

import java.util.Locale;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;

/** What the status line says: how far the epoch is, how it goes, how fast, how long it will take. */
final class StatusText {
    private static final int BAR = 16;

    /** Weight of the newest measurement of the speed. */
    private static final double FRESH = 0.2;

    private final RunInfo info;
    private final long began = System.nanoTime();
    private long lastNanos = began;
    private long lastImages;
    private double imagesPerSecond = Double.NaN;
    private String epoch = "";

    StatusText(RunInfo info) {
        this.info = info;
        this.lastImages = images(info.begins());
    }

    String training(Training training) {
        Progress progress = training.progress();
        long now = System.nanoTime();
        measure(now, images(progress));
        epoch = "epoch " + (progress.epoch() + 1) + "/" + info.plan().epochs();
        int filled = (int) ((long) BAR * progress.images() / info.imagesPerEpoch());
        return String.format(
                Locale.ROOT,
                "%s [%s%s] loss %s, %s  %s images/s  %s left",
                epoch,
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                Figures.loss(progress.loss()),
                Figures.percent(progress.accuracy()),
                Figures.count(Math.round(imagesPerSecond)),
                Figures.clock(secondsLeft(now, progress)));
    }

    String testing() {
        return epoch + " testing";
    }

    /** Keeps the time of the test out of the speed. */
    void epochEnded(Progress progress) {
        lastNanos = System.nanoTime();
        lastImages = images(progress);
    }

    private long images(Progress progress) {
        return (long) progress.epoch() * info.imagesPerEpoch() + progress.images();
    }

    private void measure(long now, long images) {
        double speed = (images - lastImages) / ((now - lastNanos) * 1e-9);
        imagesPerSecond =
                Double.isNaN(imagesPerSecond) ? speed : (1 - FRESH) * imagesPerSecond + FRESH * speed;
        lastNanos = now;
        lastImages = images;
    }

    private long secondsLeft(long now, Progress progress) {
        double done = progress.steps() - info.begins().steps();
        double left = info.steps() - progress.steps();
        return Math.round((now - began) * 1e-9 * left / done);
    }
}
