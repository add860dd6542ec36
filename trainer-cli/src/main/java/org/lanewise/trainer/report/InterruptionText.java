package org.lanewise.trainer.report;

import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.train.RunResult;

/** What an interrupted run says: where it stopped, where it is saved, how to go on. */
final class InterruptionText {
    private InterruptionText() {}

    static String of(RunInfo info, RunResult result) {
        Progress progress = result.progress();
        String where = "Interrupted in epoch " + (progress.epoch() + 1) + " of " + info.plan().epochs()
                + ", after step " + Figures.count(progress.steps()) + ". ";
        return where
                + info.checkpoint()
                        .map(file -> "Saved to " + file + "; to go on:" + System.lineSeparator() + "    "
                                + info.resumeCommand())
                        .orElse("Nothing is saved, because no --checkpoint FILE was asked for.");
    }
}
