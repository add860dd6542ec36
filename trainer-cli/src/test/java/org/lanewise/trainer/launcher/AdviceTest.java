package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, apt install openjdk-25-jdk-headless",
        "Mac OS X, brew install openjdk@25",
        "Windows 11, winget install EclipseAdoptium.Temurin.25.JDK",
    })
    void saysWhatIsMissingAndHowToInstallItHere(String system, String command) {
        assertThat(Advice.install(25, system))
                .contains("needs a JDK 25", System.getProperty("java.version"), command, "JAVA_HOME")
                .doesNotContain("%");
    }
}
