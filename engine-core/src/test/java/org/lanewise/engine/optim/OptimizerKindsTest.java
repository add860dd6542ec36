package org.lanewise.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.testing.Optimizers;

/**
 * Nothing can be added to the sealed hierarchies without a golden case, and without a place in the list that the tests of
 * equal bits, of checkpoints and of allocations go through.
 */
class OptimizerKindsTest {
    private static Set<Class<?>> kinds(List<?> objects) {
        Set<Class<?>> kinds = new HashSet<>();
        objects.forEach(object -> kinds.add(object.getClass()));
        return kinds;
    }

    @Test
    void everyOptimizerHasAGoldenCaseAndIsInTheList() {
        Set<Class<?>> all = Optimizers.kinds(Optimizer.class);
        assertThat(kinds(OptimizerTest.cases().map(OptimizerTest.Case::optimizer).toList())).isEqualTo(all);
        assertThat(kinds(Optimizers.ofEveryKind())).isEqualTo(all);
    }

    @Test
    void everyScheduleHasAGoldenCaseAndIsInTheList() {
        Set<Class<?>> all = Optimizers.kinds(Schedule.class);
        assertThat(kinds(ScheduleTest.cases().map(ScheduleTest.Case::schedule).toList())).isEqualTo(all);
        assertThat(kinds(Optimizers.schedules())).isEqualTo(all);
    }
}
