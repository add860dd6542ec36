package org.lanewise.trainer.live;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;

/**
 * How the training goes, step by step: losses and hits of the last hundred images, time, speed. Told by the thread that
 * trains, read by others.
 */
final class Pace {
    /** As in the demo of ConvNetJS. */
    static final int WINDOW = 100;

    /** Weight of the newest second in the speed. */
    private static final double FRESH = 0.3;

    private record Batch(int images, double lossSum, int correct) {}

    private final Deque<Batch> window = new ArrayDeque<>();
    private int windowImages;
    private Progress before;
    private long images;
    private int steps;
    private long forwardNanos;
    private long backwardNanos;
    private long asked = System.nanoTime();
    private long askedImages;
    private double imagesPerSecond = Double.NaN;

    /**
     * What is known at a moment.
     *
     * @param images trained on since the very beginning
     * @param loss mean over the window; NaN before the first step
     * @param accuracy likewise
     * @param forwardMilliseconds of a step, mean since the figures before
     * @param backwardMilliseconds with the update
     */
    record Figures(
            Progress progress, long images, double loss, double accuracy, double forwardMilliseconds,
            double backwardMilliseconds, double imagesPerSecond, double learningRate) {}

    Pace(Training begins) {
        this.before = begins.progress();
        this.images = (long) before.epoch() * begins.settings().sampling().draws(begins.examples().size())
                + before.images();
        this.askedImages = images;
    }

    /** Images trained on since the very beginning. */
    synchronized long images() {
        return images;
    }

    /** A step was made. */
    synchronized void stepped(Training training, LossGraph graph) {
        Progress now = training.progress();
        boolean sameEpoch = now.epoch() == before.epoch();
        int count = now.images() - (sameEpoch ? before.images() : 0);
        Batch batch = new Batch(count, now.lossSum() - (sameEpoch ? before.lossSum() : 0),
                now.correct() - (sameEpoch ? before.correct() : 0));
        graph.add(batch.images(), batch.lossSum(), batch.correct());
        window.add(batch);
        windowImages += count;
        while (windowImages - window.getFirst().images() >= WINDOW) {
            windowImages -= window.removeFirst().images();
        }
        images += count;
        steps++;
        forwardNanos += training.forwardNanos();
        backwardNanos += training.backwardNanos();
        before = now;
    }

    /** The figures now; times are counted anew from here. */
    synchronized Figures figures(double learningRate) {
        long now = System.nanoTime();
        double speed = (images - askedImages) / ((now - asked) * 1e-9);
        imagesPerSecond =
                Double.isNaN(imagesPerSecond) ? speed : (1 - FRESH) * imagesPerSecond + FRESH * speed;
        asked = now;
        askedImages = images;
        Figures figures = new Figures(
                before, images, mean(window.stream().mapToDouble(Batch::lossSum).sum()),
                mean(window.stream().mapToInt(Batch::correct).sum()), forwardNanos * 1e-6 / steps,
                backwardNanos * 1e-6 / steps, imagesPerSecond, learningRate);
        forwardNanos = 0;
        backwardNanos = 0;
        steps = 0;
        return figures;
    }

    private double mean(double sum) {
        return sum / windowImages;
    }
}
