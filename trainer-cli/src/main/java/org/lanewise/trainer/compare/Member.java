package org.lanewise.trainer.compare;

import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.evaluate.Predictions;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.folder.RunOutcome;

/** A run that is over, with its result. */
record Member(KeptRun run, RunOutcome outcome, Predictions predictions) {
    /** @throws StoreException if the run is not over */
    static Member of(KeptRun run) {
        RunOutcome outcome = run.outcome()
                .orElseThrow(() -> new StoreException(run.paths().folder()
                        + ": the run is not over, so there is no result to compare; 'trainer train --resume "
                        + run.paths().folder() + "' goes on with it"));
        return new Member(run, outcome, run.predictions().orElseThrow());
    }

    long seed() {
        return run.plan().settings().seed();
    }
}
