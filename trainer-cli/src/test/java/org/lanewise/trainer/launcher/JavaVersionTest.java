package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {

    @ParameterizedTest
    @CsvSource({
        "25, 25, 0",
        "25.0.3, 25, 3",
        "25.0.3+9-LTS, 25, 3",
        "25.0.10.1, 25, 10",
        "25-ea, 25, 0",
        "26-beta+7, 26, 0",
        "17.0.15, 17, 15",
        "9.0.4, 9, 4",
        "1.8.0_292, 8, 292",
        "1.8.0_292-b10, 8, 292",
        "1.8.0, 8, 0",
        "1.7.0_80, 7, 80",
    })
    void readsFeatureAndUpdate(String text, int feature, int update) {
        JavaVersion version = JavaVersion.parse(text);

        assertThat(version).hasToString(text);
        assertThat(version.feature()).isEqualTo(feature);
        assertThat(version.update()).isEqualTo(update);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lts", "v25", "99999999999", "\"25\"", " 25"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(JavaVersion.parse(text)).isNull();
    }
}
