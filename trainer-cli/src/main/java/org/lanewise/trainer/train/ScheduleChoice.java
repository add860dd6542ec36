package org.lanewise.trainer.train;

import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.optim.Schedule;

/** A schedule of the learning rate as asked for; what is not asked for is left to the recipe, or to usual values. */
public final class ScheduleChoice {
    /** Nothing is asked for. */
    public static final ScheduleChoice NONE = of(null, Optional.empty());

    private final KindChoice<Kind> kind;
    private final Optional<Double> warmup;

    private ScheduleChoice(KindChoice<Kind> kind, Optional<Double> warmup) {
        this.kind = kind;
        this.warmup = warmup;
    }

    /**
     * What the options say.
     *
     * @param kind {@code KIND[:SETTING=VALUE,...]}, or null
     * @param warmup in epochs; 0 for none
     * @throws IllegalArgumentException if there is no such kind
     */
    public static ScheduleChoice of(String kind, Optional<Double> warmup) {
        return new ScheduleChoice(KindChoice.parse("--schedule", kind, Kind.class), warmup);
    }

    /** The schedules there are. */
    public enum Kind {
        CONSTANT,
        STEP,
        HALVING,
        COSINE,
        ONE_CYCLE;

        /** The kind of a schedule; a warm-up is of the kind that it leads to. */
        public static Kind of(Schedule schedule) {
            return switch (schedule) {
                case Schedule.Constant _ -> CONSTANT;
                case Schedule.Step _ -> STEP;
                case Schedule.Halving _ -> HALVING;
                case Schedule.Cosine _ -> COSINE;
                case Schedule.OneCycle _ -> ONE_CYCLE;
                case Schedule.Warmup warmup -> of(warmup.schedule());
            };
        }

        /** The schedule with its usual values, for a run of so many epochs. */
        public Schedule usual(int epochs) {
            return switch (this) {
                case CONSTANT -> new Schedule.Constant();
                case STEP -> new Schedule.Step(0.1, 10, Schedule.Unit.EPOCHS);
                case HALVING -> new Schedule.Halving(1000);
                case COSINE -> new Schedule.Cosine(epochs, 0);
                case ONE_CYCLE -> Schedule.OneCycle.of(epochs);
            };
        }
    }

    /**
     * The schedule. One of another kind than the recipe's replaces it with its warm-up.
     *
     * @param epochs of the run
     * @throws IllegalArgumentException if a value is impossible, or belongs to another schedule
     */
    Schedule over(Schedule recipe, int epochs) {
        boolean another = kind.kind().isPresent() && kind.kind().get() != Kind.of(recipe);
        Schedule base = another ? kind.kind().get().usual(epochs) : withoutWarmup(recipe);
        Schedule schedule = Components.with(Schedule.class, base, kind.values(base, Map.of()));
        double length = warmup.orElse(another ? 0 : warmup(recipe));
        return length == 0 ? schedule : new Schedule.Warmup(length, schedule);
    }

    private static Schedule withoutWarmup(Schedule schedule) {
        return schedule instanceof Schedule.Warmup warmup ? warmup.schedule() : schedule;
    }

    private static double warmup(Schedule schedule) {
        return schedule instanceof Schedule.Warmup warmup ? warmup.epochs() : 0;
    }

    /** Throws if something is asked for that differs from the schedule of a run to be resumed. */
    void requireIn(Schedule schedule, Contradiction contradiction) {
        kind.requireIn(withoutWarmup(schedule), Kind.of(schedule), Map.of(), contradiction);
        contradiction.check("--warmup", warmup, warmup(schedule));
    }
}
