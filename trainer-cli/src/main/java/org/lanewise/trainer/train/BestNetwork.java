package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.train.Measurements.Best;

/** The best network that a run has come by, kept beside the one that goes on learning. */
final class BestNetwork {
    private final EarlyStopping stopping;
    private final float[] best;
    private Optional<float[]> last = Optional.empty();

    /** @param values of the best so far, if there is one, else any of that length */
    BestNetwork(EarlyStopping stopping, float[] values) {
        this.stopping = stopping;
        this.best = values.clone();
    }

    /** Keeps the network as it is now if it is better. */
    Measurements judge(Measurements before, Training training, Evaluation now) {
        if (before.best().isPresent()
                && !stopping.watched().isBetter(now, before.best().get().evaluation())) {
            return before;
        }
        System.arraycopy(training.parameters().values(), 0, best, 0, best.length);
        Progress progress = training.progress();
        return before.with(
                new Best(progress.epoch() + 1, progress.steps(), now.images(), now.correct(), now.loss()));
    }

    /** Puts the best network in the place of the last one, which checkpoints still know. */
    void restore(Parameters parameters) {
        last = Optional.of(parameters.values().clone());
        System.arraycopy(best, 0, parameters.values(), 0, best.length);
    }

    float[] values() {
        return best;
    }

    /** What the training would go on with. */
    float[] last(Training training) {
        return last.orElse(training.parameters().values());
    }
}
