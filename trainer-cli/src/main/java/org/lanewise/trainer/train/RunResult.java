package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;

/**
 * How a run ended.
 *
 * @param progress where it stands
 * @param test the figures of the test images; empty if the run was interrupted
 * @param seconds time spent by this process, training and testing
 */
public record RunResult(Progress progress, Optional<Evaluation> test, double seconds) {
    /** Whether it ended before its goal because somebody wanted it to. */
    public boolean interrupted() {
        return test.isEmpty();
    }
}
