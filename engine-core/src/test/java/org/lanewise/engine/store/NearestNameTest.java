package org.lanewise.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("Conv2d", "MaxPool2d", "AvgPool2d", "Linear", "ReLU", "Tanh");

    @ParameterizedTest
    @CsvSource({
        "Conv2D, Conv2d", "conv2d, Conv2d", "Covn2d, Conv2d", "MaxPol2d, MaxPool2d", "AvgPooling2d, AvgPool2d",
        "Liner, Linear", "relu, ReLU", "Tnah, Tanh"})
    void findsTheNameThatWasMeant(String given, String meant) {
        assertThat(NearestName.to(given, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"Dropout", "x", "''", "Lin", "BatchNorm"})
    void isSilentWhereNothingIsNear(String given) {
        assertThat(NearestName.to(given, KNOWN)).isEmpty();
    }

    @Test
    void theFirstOfEquallyNearNamesWins() {
        assertThat(NearestName.to("layer3", List.of("layer1", "layer2"))).contains("layer1");
    }

    @Test
    void doesNotCompareWhatIsTooLongToBeAName() {
        assertThat(NearestName.to("a".repeat(65), List.of("a".repeat(65)))).isEmpty();
    }

    @Test
    void textFromAFileCannotSteerTheTerminal() {
        assertThat(Quoted.of("a\u001b[2J\u202e\"\\é")).isEqualTo("\"a\\u001b[2J\\u202e\\\"\\\\é\"");
        assertThat(Quoted.of("x".repeat(1000))).isEqualTo("\"" + "x".repeat(60) + "...\"");
    }
}
