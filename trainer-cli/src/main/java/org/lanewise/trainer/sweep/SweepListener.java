package org.lanewise.trainer.sweep;

import java.util.List;
import org.lanewise.trainer.report.RunReport;

/** Hears how a sweep goes, on the thread that trains. */
public interface SweepListener {
    /**
     * A trial begins, or is taken up again.
     *
     * @param index from 0
     * @return who hears how its run goes
     */
    default RunReport trialBegins(int index, List<Setting> settings) {
        return new RunReport() {};
    }

    /** A trial is over. */
    default void trialEnded(TrialOutcome outcome) {}
}
