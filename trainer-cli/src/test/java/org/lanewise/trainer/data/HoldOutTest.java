package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldOutTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 900, 100", "250, 750, 250", "first:0.25, 750, 250", "drawn:0.1, 900, 100", "drawn:1:7, 999, 1",
        "kfold:3:0:5, 666, 334", "kfold:3:2:5, 667, 333", "kfold-holting, 800, 200"
    })
    void everyImageIsInExactlyOnePart(String text, int training, int validation) {
        Split split = HoldOut.parse(text).split(1000);
        assertThat(split.training()).hasSize(training);
        assertThat(split.validation()).hasSize(validation).isSorted();
        assertThat(split.training()).isSorted();
        assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())).sorted())
                .containsExactly(IntStream.range(0, 1000).boxed().toArray(Integer[]::new));
        assertThat(HoldOut.parse(text).toString()).isEqualTo(text);
    }

    @Test
    void firstAndLastAreWhatTheyAreCalled() {
        assertThat(HoldOut.parse("3").split(10).validation()).containsExactly(7, 8, 9);
        assertThat(HoldOut.parse("first:3").split(10).validation()).containsExactly(0, 1, 2);
        assertThat(HoldOut.parse("0.1").split(60_000).validation()[0]).isEqualTo(54_000);
        assertThat(HoldOut.parse("18000").split(180_000).training()).hasSize(162_000).endsWith(161_999);
    }

    @Test
    void drawnImagesDependOnTheSeedAlone() {
        int[] drawn = HoldOut.parse("drawn:100").split(1000).validation();
        assertThat(HoldOut.parse("drawn:100:1").split(1000).validation()).isEqualTo(drawn);
        assertThat(HoldOut.parse("drawn:100:2").split(1000).validation()).isNotEqualTo(drawn);
        assertThat(drawn[50]).isBetween(300, 700);
    }

    @Test
    void foldsTogetherAreAllImages() {
        IntStream all = IntStream.range(0, 7)
                .flatMap(fold -> Arrays.stream(new HoldOut.KFold(7, fold, 3).split(60).validation()));
        assertThat(all.sorted().toArray()).isEqualTo(IntStream.range(0, 60).toArray());
    }

    @Test
    void theFoldOfReport004IsTheOneThatScikitLearnMakes() {
        Split split = HoldOut.KFold.OF_HOLTING.split(60_000);
        assertThat(split.training()).hasSize(48_000);
        assertThat(split.validation()).hasSize(12_000)
                .startsWith(0, 10, 16, 19, 20, 25, 31, 34, 37, 46)
                .endsWith(59_998);
        assertThat(Arrays.stream(split.validation()).asLongStream().sum()).isEqualTo(360_488_537L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "some", "0", "-1", "1.5", "NaN", "kfold", "kfold:1:0:1", "kfold:5:5:1", "first:", "last:5",
                "drawn:0.1:x", "kfold-holting:1"})
    void whatSaysNothingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "11", "0.001"})
    void bothPartsMustHaveImages(String text) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> HoldOut.parse(text).split(10))
                .withMessageContaining("of 10 images");
    }
}
