package org.lanewise.trainer.reproduce;

/**
 * When a network is measured while it learns. A measurement after k updates is one before update k + 1; the end of the run
 * is always measured.
 *
 * @param every so many epochs or updates, at least 1; 0 for the end only
 * @param unit of {@code every}
 * @param untrained whether the network is measured before its first update too
 */
public record Probing(int every, Unit unit, boolean untrained) {
    /** What is counted. */
    public enum Unit {
        EPOCHS,
        UPDATES
    }

    /** At the end of the run. */
    public static final Probing AT_THE_END = new Probing(0, Unit.EPOCHS, false);

    /** After every epoch. */
    public static final Probing AFTER_EPOCHS = new Probing(1, Unit.EPOCHS, false);

    /** Before the first epoch and after every epoch. */
    public static final Probing AROUND_EPOCHS = new Probing(1, Unit.EPOCHS, true);

    public Probing {
        if (every < 0) {
            throw new IllegalArgumentException("a network cannot be measured every " + every + " " + unit);
        }
    }

    /** Before the first update and after every so many. */
    public static Probing everyUpdates(int updates) {
        return new Probing(updates, Unit.UPDATES, true);
    }

    /**
     * Whether it is time to measure.
     *
     * @param updates made so far
     * @param updatesOfEpoch in a whole epoch
     * @param updatesOfRun in the whole run
     */
    boolean isDue(long updates, long updatesOfEpoch, long updatesOfRun) {
        if (updates == updatesOfRun) {
            return true;
        }
        if (updates == 0) {
            return untrained;
        }
        long period = unit == Unit.EPOCHS ? every * updatesOfEpoch : every;
        return period > 0 && updates % period == 0;
    }
}
