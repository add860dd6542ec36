package org.lanewise.trainer.explain;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.train.PreparedRun;

/**
 * How fast a training goes here, measured by training for a moment. What is trained is thrown away.
 *
 * @param steps made
 * @param seconds they took
 * @param secondsPerStep the mean of the later half of them: in the first the compiler of the JVM may still be at work
 * @param imagesPerStep in each of them
 * @param secondsPerTestImage of measuring an image
 */
public record Calibration(
        int steps, double seconds, double secondsPerStep, int imagesPerStep, double secondsPerTestImage) {
    /** Images that testing is measured on. */
    private static final int SAMPLE = 1000;

    /** The part of the time that testing has. */
    private static final double TESTING = 0.15;

    /** A step that is faster by less than this is no longer faster. */
    private static final double FASTER = 0.95;

    /** A compiler that works for less than this part of the time has done what matters. */
    private static final double COMPILED = 0.1;

    /** Seconds without news: longer than the compiler takes for its largest piece, which it tells of only when it is done. */
    private static final double QUIET = 1.5;

    /** Warming up ends at the latest after so many times the seconds of the measurement. */
    private static final int LONGEST = 15;

    /**
     * Trains and tests. The training is of no use after that.
     *
     * @param seconds to take, at least, after warming up; a step that takes longer is finished
     */
    public static Calibration of(PreparedRun run, double seconds) {
        Training training = run.training();
        // The compiler of the JVM needs calls, not images.
        warmUp(
                Training.begin(
                        run.plan().network(), run.plan().settings().withBatch(BlockLayout.LANES), training.examples(),
                        run.kernels(), run.workers()),
                seconds);
        LabeledImages sample = run.images()
                .test()
                .subset("a sample", IntStream.range(0, Math.min(SAMPLE, run.images().test().count())).toArray());
        training.step();
        List<Double> ends = new ArrayList<>(List.of(0.0));
        long begin = System.nanoTime();
        do {
            training.step();
            ends.add(secondsSince(begin));
        } while (ends.getLast() < (1 - TESTING) * seconds);
        int steps = ends.size() - 1;
        int half = steps / 2;
        return new Calibration(
                steps, ends.getLast(), (ends.getLast() - ends.get(half)) / (steps - half),
                training.settings().batch(),
                fastestTest(run.evaluator(sample), TESTING * seconds) / sample.count());
    }

    /**
     * Until for a while no step has become faster and the compiler has had nothing to do. The steps alone do not tell: before
     * the vector code is compiled they are slow, and steadily so.
     */
    private static void warmUp(Training training, double seconds) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean compiles = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        long begin = System.nanoTime();
        long busy = begin;
        long compiled = 0;
        double fastest = Double.POSITIVE_INFINITY;
        do {
            long start = System.nanoTime();
            training.step();
            double step = secondsSince(start);
            long compiledNow = compiles ? compiler.getTotalCompilationTime() : 0;
            if (step < FASTER * fastest || compiledNow - compiled > COMPILED * 1e3 * secondsSince(busy)) {
                busy = System.nanoTime();
                compiled = compiledNow;
            }
            fastest = Math.min(fastest, step);
        } while (secondsSince(begin) < LONGEST * seconds && secondsSince(busy) < Math.max(QUIET, 3 * fastest));
    }

    private static double fastestTest(Evaluator sample, double seconds) {
        long begin = System.nanoTime();
        double fastest = Double.POSITIVE_INFINITY;
        do {
            long start = System.nanoTime();
            sample.evaluate();
            fastest = Math.min(fastest, secondsSince(start));
        } while (secondsSince(begin) < seconds);
        return fastest;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) * 1e-9;
    }

    /** Of training on so many images, in steps of as many as were measured. */
    public double secondsPerEpoch(int images) {
        long stepsOfEpoch = (images + imagesPerStep - 1L) / imagesPerStep;
        return stepsOfEpoch * secondsPerStep;
    }

    /** Of measuring so many images. */
    public double secondsPerTest(int images) {
        return images * secondsPerTestImage;
    }
}
