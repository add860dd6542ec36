package org.lanewise.trainer.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.trainer.train.EarlyStopping.Watched;

/**
 * What came of a trial.
 *
 * @param index from 0
 * @param score if it did not fail
 * @param failure why it failed, if it did
 * @param seconds the last process spent on it
 */
public record TrialOutcome(
        int index, List<Setting> settings, Optional<Score> score, Optional<String> failure, double seconds) {
    public TrialOutcome {
        settings = List.copyOf(settings);
    }

    /**
     * How good its network is on the images held back.
     *
     * @param loss mean over them
     * @param correct how many of them got the right class
     * @param images how many there are
     * @param epochs that were trained
     * @param bestEpoch whose weights the network has, if it went back to them
     * @param digest SHA-256 of its parameters
     */
    public record Score(
            double loss, int correct, int images, int epochs, Optional<Integer> bestEpoch, String digest) {
        /** Share of right classes. */
        public double accuracy() {
            return (double) correct / images;
        }

        Evaluation evaluation() {
            return new Evaluation(images, correct, loss);
        }
    }

    /** The better before the worse, and failures last; of equals the first that was tried. */
    public static Comparator<TrialOutcome> bestFirst(Watched by) {
        return (first, second) -> {
            if (first.score().isEmpty() || second.score().isEmpty()) {
                int failures = Boolean.compare(first.score().isEmpty(), second.score().isEmpty());
                return failures != 0 ? failures : Integer.compare(first.index(), second.index());
            }
            Evaluation one = first.score().get().evaluation();
            Evaluation other = second.score().get().evaluation();
            return by.isBetter(one, other) ? -1
                    : by.isBetter(other, one) ? 1 : Integer.compare(first.index(), second.index());
        };
    }
}
