package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;

/**
 * How a run ended.
 *
 * @param progress where it stands
 * @param epochs that are complete, those of earlier processes included
 * @param test the figures of the images to measure on, for the network that it ended with; empty if it was interrupted
 * @param lastTest the figures of the test images, if they were looked at once everything was decided on others
 * @param measurements all that was measured
 * @param seconds time spent by this process, training and testing
 */
public record RunResult(
        Progress progress, int epochs, Optional<Evaluation> test, Optional<Evaluation> lastTest,
        Measurements measurements,
        double seconds) {
    /** A run that ended before its goal because somebody wanted it to. */
    public static RunResult interrupted(Progress progress, int epochs, Measurements measurements, double seconds) {
        return new RunResult(progress, epochs, Optional.empty(), Optional.empty(), measurements, seconds);
    }

    /** Whether it ended before its goal because somebody wanted it to. */
    public boolean interrupted() {
        return test.isEmpty();
    }

    /** What counts: on the test images, if they were looked at. */
    public Evaluation result() {
        return lastTest.or(() -> test).orElseThrow();
    }
}
