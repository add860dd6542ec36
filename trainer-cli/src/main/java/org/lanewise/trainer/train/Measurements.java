package org.lanewise.trainer.train;

import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.StoreException;

/**
 * What a run has measured so far; stored in its checkpoints, so that a run that is taken up again knows it.
 *
 * @param testLooks how often it has measured the test images
 * @param shown whether somebody who could change its settings was shown what the network makes of test images; runs of earlier
 *     versions did not tell
 * @param best of the networks measured on the images held back, if the run is to end with it
 */
public record Measurements(int testLooks, Optional<Boolean> shown, Optional<Best> best) {
    /** Nothing is measured yet. */
    public static final Measurements NONE = new Measurements(0, Optional.of(false), Optional.empty());

    private static final String ENTRY = "measurements";

    /**
     * The best network so far.
     *
     * @param epoch after which it was measured, from 1; the one it was in, if that was not over
     * @param step updates that it had seen
     * @param images it was measured on
     * @param correct how many of them got the right class
     * @param loss mean over them
     */
    public record Best(int epoch, long step, int images, int correct, double loss) {
        /** The figures alone. */
        public Evaluation evaluation() {
            return new Evaluation(images, correct, loss);
        }
    }

    /** One more look at the test images. */
    Measurements looked() {
        return new Measurements(testLooks + 1, shown, best);
    }

    /** The same of a run whose test images are shown while it goes on. */
    public Measurements showing() {
        return new Measurements(testLooks, Optional.of(true), best);
    }

    /** Whether test images were shown, as far as is known. */
    public boolean isShown() {
        return shown.orElse(false);
    }

    /** With a better network. */
    Measurements with(Best better) {
        return new Measurements(testLooks, shown, Optional.of(better));
    }

    /** As it is stored in the provenance of a checkpoint. */
    Map<String, String> entries() {
        return Map.of(ENTRY, RecordCodec.encode(Measurements.class, this).toString());
    }

    /**
     * The reverse; empty if there are none, as in checkpoints of earlier versions.
     *
     * @throws StoreException if they are damaged
     */
    static Optional<Measurements> in(Map<String, String> entries) {
        return Optional.ofNullable(entries.get(ENTRY))
                .map(text -> RecordCodec.decode(Measurements.class, Json.parse(text)));
    }
}
