package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.report.Span.Colour;

/**
 * What the status line says: how far the epoch is, how it goes, how fast, how long it will take; in a narrow terminal only
 * what matters most.
 */
final class StatusText {
    private static final int WIDEST_BAR = 24;
    private static final int NARROWEST_BAR = 6;
    private static final int WIDEST_CURVE = 24;
    private static final int NARROWEST_CURVE = 8;
    private static final int GAP = 2;
    private static final int STEP = 3;

    /** Weight of the newest measurement of the speed. */
    private static final double FRESH = 0.2;

    private final RunInfo info;
    private final Look look;
    private final Sparkline losses = new Sparkline();
    private final LongSupplier nanoTime;
    private final long began;
    private long lastNanos;
    private long lastImages;
    private Progress last;
    private double imagesPerSecond = Double.NaN;
    private String epoch = "";

    StatusText(RunInfo info, Look look) {
        this(info, look, System::nanoTime);
    }

    StatusText(RunInfo info, Look look, LongSupplier nanoTime) {
        this.info = info;
        this.look = look;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.lastNanos = began;
        this.last = info.begins();
        this.lastImages = images(last);
    }

    /** The line after a step. */
    List<Span> training(Training training, int width) {
        Progress progress = training.progress();
        long now = nanoTime.getAsLong();
        measure(now, images(progress));
        addLoss(progress);
        epoch = "epoch " + (progress.epoch() + 1) + "/" + info.plan().epochs();
        return line(progress, Figures.clock(secondsLeft(now, progress)) + " left", width);
    }

    private List<Span> line(Progress progress, String left, int width) {
        String shownEpoch = epoch;
        String loss = "loss " + Figures.loss(progress.loss());
        String accuracy = Figures.percent(progress.accuracy());
        String speed = Figures.count(Math.round(imagesPerSecond)) + " images/s";
        int room = width - shownEpoch.length() - GAP - loss.length() - GAP - left.length();
        if (room < NARROWEST_BAR + GAP) {
            room += "epoch ".length();
            shownEpoch = shownEpoch.substring("epoch ".length());
        }
        int bar = room >= NARROWEST_BAR + 1 ? NARROWEST_BAR : 0;
        room -= bar == 0 ? 0 : bar + 1;
        boolean hasAccuracy = room >= accuracy.length() + GAP;
        room -= hasAccuracy ? accuracy.length() + GAP : 0;
        int curve = look.blocks() && room >= NARROWEST_CURVE + 1 ? NARROWEST_CURVE : 0;
        room -= curve == 0 ? 0 : curve + 1;
        boolean hasSpeed = room >= speed.length() + GAP;
        room -= hasSpeed ? speed.length() + GAP : 0;
        int widerBar = bar == 0 ? 0 : wider(room, WIDEST_BAR - bar);
        int widerCurve = curve == 0 ? 0 : wider(room - widerBar, WIDEST_CURVE - curve);

        List<Span> line = new ArrayList<>();
        line.add(Span.plain(shownEpoch));
        if (bar > 0) {
            line.add(Span.plain(" "));
            addBar(line, bar + widerBar, (double) progress.images() / info.imagesPerEpoch());
        }
        line.add(Span.plain(" ".repeat(GAP) + loss));
        if (curve > 0) {
            String text = losses.text(curve + widerCurve);
            line.add(Span.plain(" "));
            line.add(new Span(text + " ".repeat(curve + widerCurve - text.length()), Colour.LOSS));
        }
        if (hasAccuracy) {
            line.add(new Span(" ".repeat(GAP) + accuracy, Colour.ACCURACY));
        }
        if (hasSpeed) {
            line.add(new Span(" ".repeat(GAP) + speed, Colour.QUIET));
        }
        line.add(Span.plain(" ".repeat(GAP) + left));
        return line;
    }

    /** In steps, so that nothing moves whenever a number has a digit more. */
    private static int wider(int room, int most) {
        return Math.clamp(room, 0, most) / STEP * STEP;
    }

    private void addBar(List<Span> line, int width, double share) {
        int cells = look.blocks() ? width : width - 2;
        int filled = (int) (cells * share);
        if (look.blocks()) {
            line.add(new Span("█".repeat(filled), Colour.BAR));
            line.add(new Span("░".repeat(cells - filled), Colour.QUIET));
        } else {
            line.add(Span.plain("[" + "=".repeat(filled) + " ".repeat(cells - filled) + "]"));
        }
    }

    String testing() {
        return epoch + " testing";
    }

    /** Keeps the time of the test out of the speed. */
    void epochEnded(Progress progress) {
        lastNanos = nanoTime.getAsLong();
        lastImages = images(progress);
    }

    private long images(Progress progress) {
        return (long) progress.epoch() * info.imagesPerEpoch() + progress.images();
    }

    /** The mean loss since the line was last drawn; of the epoch so far where another one began in between. */
    private void addLoss(Progress progress) {
        boolean same = progress.epoch() == last.epoch() && progress.images() > last.images();
        losses.add(
                same
                        ? (progress.lossSum() - last.lossSum()) / (progress.images() - last.images())
                        : progress.loss());
        last = progress;
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
