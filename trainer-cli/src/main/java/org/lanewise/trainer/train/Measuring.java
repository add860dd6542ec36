package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.trainer.evaluate.Evaluator;

/**
 * What a run measures, and when.
 *
 * @param images those to measure on after epochs: the test images, or those held back to choose by
 * @param isTest whether these are the test images
 * @param every epochs between two measurements; 0: only when the run is over
 * @param stopping whether the run may end early, and with which of its networks
 * @param lastTest the test images, to be looked at once when everything is decided, if {@code images} are others
 */
public record Measuring(
        Evaluator images, boolean isTest, int every, Optional<EarlyStopping> stopping, Optional<Evaluator> lastTest) {
    /** On the test images after every epoch. */
    public static Measuring everyEpoch(Evaluator test) {
        return new Measuring(test, true, 1, Optional.empty(), Optional.empty());
    }

    boolean isDueAfter(int epochs) {
        return every > 0 && epochs % every == 0;
    }
}
