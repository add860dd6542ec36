package org.lanewise.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;

/** What options make of a recipe's optimiser and schedule. */
class ChoicesTest {
    private static Schedule schedule(String kind, Double warmup, Schedule recipe) {
        return ScheduleChoice.of(kind, Optional.ofNullable(warmup)).over(recipe, 7);
    }

    @Test
    void everyOptimizerCanBeChosen() {
        Set<Class<?>> chosen = Arrays.stream(OptimizerChoice.Kind.values())
                .map(kind -> OptimizerChoice.of(
                        Components.name(kind), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                        .over(new Sgd(1, 0, 0))
                        .getClass())
                .collect(Collectors.toSet());
        assertThat(chosen).containsExactlyInAnyOrder(Optimizer.class.getPermittedSubclasses());
    }

    @Test
    void everyScheduleCanBeChosen() {
        Set<Class<?>> chosen = Arrays.stream(ScheduleChoice.Kind.values())
                .map(kind -> schedule(Components.name(kind), null, new Schedule.Constant()).getClass())
                .collect(Collectors.toSet());
        chosen.add(schedule(null, 2.0, new Schedule.Constant()).getClass());
        assertThat(chosen).containsExactlyInAnyOrder(Schedule.class.getPermittedSubclasses());
    }

    @Test
    void whatIsNotAskedForIsLeftToTheRecipe() {
        Optimizer recipe =
                Adam.of(0.5).withMoments(Adam.Moments.UNCORRECTED).withWeightDecay(WeightDecay.ofWeights(0.1));
        OptimizerChoice scope = OptimizerChoice.of(
                "adam:beta1=0.5", Optional.of(0.25), Optional.empty(), Optional.empty(), Optional.of("all"));
        assertThat(OptimizerChoice.NONE.over(recipe)).isEqualTo(recipe);
        assertThat(scope.over(recipe))
                .isEqualTo(new Adam(0.25, 0.5, 0.999, 1e-8, WeightDecay.ofAll(0.1), Adam.Moments.UNCORRECTED));
    }

    @Test
    void aScheduleOfTheSameKindKeepsTheRecipesSettingsAndAnotherReplacesItWithItsWarmUp() {
        Schedule recipe = new Schedule.Warmup(2, new Schedule.Cosine(20, 0.1));
        assertThat(ScheduleChoice.NONE.over(recipe, 7)).isEqualTo(recipe);
        assertThat(schedule("cosine:epochs=9", null, recipe))
                .isEqualTo(new Schedule.Warmup(2, new Schedule.Cosine(9, 0.1)));
        assertThat(schedule("one-cycle", null, recipe)).isEqualTo(Schedule.OneCycle.of(7));
        assertThat(schedule("step:unit=steps,every=5", 1.0, recipe))
                .isEqualTo(new Schedule.Warmup(1, new Schedule.Step(0.1, 5, Schedule.Unit.STEPS)));
        assertThat(schedule(null, 0.0, recipe)).isEqualTo(new Schedule.Cosine(20, 0.1));
    }
}
