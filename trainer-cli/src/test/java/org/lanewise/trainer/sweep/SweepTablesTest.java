package org.lanewise.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lanewise.trainer.sweep.TrialOutcome.Score;
import org.lanewise.trainer.train.EarlyStopping.Watched;

class SweepTablesTest {
    @Test
    void valuesWithCommasAndQuotesStayOneCell() {
        Dimension augment = Dimension.choice("augment=none|shift,erase");
        SweepPlan plan = new SweepPlan(List.of("luo-cnn1"), List.of(augment), new Points.Grid(), Watched.LOSS, "ab");
        List<TrialOutcome> outcomes = List.of(
                new TrialOutcome(
                        0, plan.settings(0), Optional.of(new Score(0.25, 90, 100, 3, Optional.of(2), "abc")),
                        Optional.empty(), 1.5),
                new TrialOutcome(1, plan.settings(1), Optional.empty(), Optional.of("became \"NaN\""), 0));
        SweepFolder folder = new SweepFolder(Path.of("x"));

        assertThat(SweepTables.csv(new Gathering(plan, outcomes, List.of(folder, folder)))).isEqualTo("""
                trial,augment,validation_loss,validation_accuracy,correct,images,epochs,best_epoch,seconds,digest,failure
                1,none,0.25,0.9,90,100,3,2,1.5,abc,
                2,"shift,erase",,,,,,,0.0,,"became ""NaN""\"
                """.replace("\n", "\r\n"));
    }
}
