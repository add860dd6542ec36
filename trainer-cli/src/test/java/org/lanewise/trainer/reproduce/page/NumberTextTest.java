package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.lanewise.models.Moment;
import org.lanewise.models.Quantity;
import org.lanewise.models.Split;
import org.lanewise.trainer.reproduce.verdict.Measurement;
import org.lanewise.trainer.reproduce.verdict.OverSeeds;

class NumberTextTest {
    private static final Quantity ACCURACY = new Quantity.Accuracy(Split.TEST, new Moment.End());
    private static final Quantity LOSS = new Quantity.Loss(Split.TEST, new Moment.End());

    private static OverSeeds means(double... values) {
        return new OverSeeds(DoubleStream.of(values)
                .mapToObj(value -> (Measurement) new Measurement.Mean(value, 0.001))
                .toList());
    }

    @Test
    void intervalsOfFewSeedsEndWhereTheQuantityEnds() {
        assertThat(NumberText.interval(ACCURACY, means(0.9, 0.98))).isEqualTo("43.17 % .. 100.00 %");
        assertThat(NumberText.interval(LOSS, means(0.02, 0.04))).isEqualTo("0.00000 .. 0.15708");
        assertThat(NumberText.interval(LOSS, means(0.04))).isEqualTo("0.03804 .. 0.04196");
    }

    @Test
    void timesAndCountsHaveNoInterval() {
        OverSeeds times = new OverSeeds(List.of(new Measurement.Plain(60), new Measurement.Plain(120)));
        assertThat(NumberText.interval(new Quantity.TrainingTime(), times)).isEmpty();
        assertThat(NumberText.measured(new Quantity.TrainingTime(), times)).isEqualTo("1:30 (1:00 .. 2:00)");
        assertThat(NumberText.interval(
                new Quantity.ParameterCount(), new OverSeeds(List.of(new Measurement.Count(7))))).isEmpty();
    }
}
