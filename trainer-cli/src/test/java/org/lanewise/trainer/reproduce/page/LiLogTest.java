package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.trainer.reproduce.Probe;

class LiLogTest {
    @Test
    void linesAreThoseOfTheReportAndTheCounterBeginsAgainWithEveryEpoch() {
        List<Probe> tests =
                List.of(new Probe(0, 100, 10, 2.3f, 0.02f, 0), new Probe(6, 10_000, 9838, 0.057f, 0.25f, 0));
        List<Probe> validations =
                List.of(new Probe(5, 100, 80, 0.5f, 0.25f, 0), new Probe(6, 18_000, 15_009, 0.57835f, 0.25f, 0));

        String log = LiLog.of(
                tests, validations, new float[]{0, 0, 0, 0, 0, 0.9f, 0.96667f}, new float[]{0, 0, 0, 0, 0, 1, 0.08588f},
                5, 1, 2);

        assertThat(log).isEqualTo("""
                Test accuracy=0.98380, loss=0.05700
                Validation accuracy: 0.83383, loss: 0.57835
                Iteration 1:\taccuracy=0.96667, loss=0.08588, regularization loss= 0.25
                """);
    }
}
