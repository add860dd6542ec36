package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.42|0.42 s", "59.99|59.99 s", "59.999|1:00", "65|1:05", "3599.6|1:00:00", "7209|2:00:09"})
    void durationsAreShort(double seconds, String text) {
        assertThat(Figures.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1.0E-4, 0.0001", "0.9, 0.9", "0.0, 0", "100.0, 100", "1.5E10, 15000000000"})
    void settingsAreWrittenAsPeopleWriteThem(double setting, String text) {
        assertThat(Figures.plain(setting)).isEqualTo(text);
    }

    @Test
    void areTheSameWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Figures.percent(0.98382)).isEqualTo("98.38 %");
            assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
            assertThat(Figures.loss(0.05)).isEqualTo("0.0500");
            assertThat(Figures.clock(61)).isEqualTo("1:01");
        } finally {
            Locale.setDefault(before);
        }
    }
}
