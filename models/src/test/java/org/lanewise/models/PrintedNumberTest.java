package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedNumberTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.983|0.983|0.0005", "98.96%|0.9896|0.00005", "203,628|203628|0.5", "2143|2143|0.5", "13:38|818|0.5",
        "17min|1020|30", "14 min|840|30", ".9839|0.9839|0.00005", "+0.5%|0.005|0.0005", "1|1|0.5",
        "0.0010|0.001|0.00005"})
    void areReadAsPeoplePrintThem(String printed, double value, double rounding) {
        PrintedNumber number = PrintedNumber.parse(printed);
        assertThat(number.value()).isEqualTo(value);
        assertThat(number.rounding()).isCloseTo(rounding, within(1e-12));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintedNumber.parse("a few"))
                .withMessage("'a few' is no number");
    }
}
