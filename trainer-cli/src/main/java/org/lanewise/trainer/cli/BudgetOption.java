package org.lanewise.trainer.cli;

import java.util.Optional;
import org.lanewise.trainer.train.Budget;
import picocli.CommandLine.Option;

/** How long a run may take. */
final class BudgetOption {
    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "Train as many epochs as fit into 90s, 5m or 1h30m: the speed is measured for some seconds first. "
                    + "Schedules with an end reach it in the last of them. The run is that of --epochs with their number.")
    private String text;

    Optional<Budget> budget() {
        return Optional.ofNullable(text).map(Budget::parse);
    }

    /** @throws IllegalArgumentException if it is no time, or the length of the run is given already */
    void check(boolean resumes, boolean hasEpochs, boolean hasMaxSteps, boolean replays) {
        if (budget().isPresent() && resumes) {
            throw new IllegalArgumentException(
                    "--budget plans a run before it begins; the one to be resumed has its plan, "
                            + "which --epochs can change");
        }
        if (budget().isPresent() && replays) {
            throw new IllegalArgumentException(
                    "--budget plans a run anew; the one to be replayed is as long as it was, see --epochs and --max-steps");
        }
        if (budget().isPresent() && (hasEpochs || hasMaxSteps)) {
            throw new IllegalArgumentException("--budget says how long the run is; leave "
                    + (hasEpochs ? "--epochs" : "--max-steps") + " out");
        }
    }
}
