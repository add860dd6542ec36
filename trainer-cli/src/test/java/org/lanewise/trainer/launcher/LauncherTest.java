package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Starts the launcher on the Java that runs the build, which may be an older one, with {@code JAVA_HOME} naming the one
 * that runs the tests.
 */
@Timeout(60)
class LauncherTest {
    private static final String TESTING = System.getProperty("java.home");
    private static final String BUILDING = System.getProperty("lanewise.test.buildJava", TESTING);

    private static Process start(String java, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of(java, "bin", "java").toString());
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", TESTING);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void runsTheProgramFromTheJavaThatRunsTheBuild() throws Exception {
        Process process = start(BUILDING, "--version");

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).contains(System.getProperty("java.version"));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void runsTheProgramFromAJavaThatHasNotResolvedTheVectorModule() throws Exception {
        Process process = start(TESTING, "--version");

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).contains(System.getProperty("java.version"));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void returnsTheExitCodeOfTheProgram() throws Exception {
        assertThat(start(BUILDING, "--no-such-option").waitFor()).isEqualTo(2);
    }

    @Test
    void allOfItIsReadableByJava8() throws Exception {
        Path classes = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("org/lanewise/trainer/launcher");
        try (Stream<Path> files = Files.list(classes)) {
            assertThat(files).isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllBytes(file)[7])
                            .as("major version of " + file.getFileName())
                            .isEqualTo((byte) 52));
        }
    }
}
