package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompilerOptionsTest {
    private static String flags(int processors, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors));
        command.addAll(CompilerOptions.of(processors));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 16})
    void aJvmTakesThemWithoutAWord(int processors) throws Exception {
        assertThat(flags(processors, "--version").lines()).first().asString().startsWith("openjdk");
        assertThat(flags(processors, "--version").lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 16})
    void noMachineGetsFewerCompilerThreadsThanByDefault(int processors) throws Exception {
        assertThat(compilers(flags(processors, "-XX:+PrintFlagsFinal", "--version"))).isGreaterThanOrEqualTo(
                processors < 4 ? 2 : processors < 8 ? 3 : 12);
    }

    @Test
    void anOptionOfTheUserHolds() throws Exception {
        assertThat(compilers(flags(2, "-XX:CICompilerCount=2", "-XX:+PrintFlagsFinal", "--version"))).isEqualTo(2);
    }

    static List<String> vectorCode() {
        return CompilerOptions.VECTOR_CODE;
    }

    /** A name that nothing has any more would be an option without effect. */
    @ParameterizedTest
    @MethodSource("vectorCode")
    void vectorCodeIsThere(String prefix) {
        assertThat(Stream.of("512", "512x32").filter(width -> isThere("org.lanewise.simd." + prefix + width)))
                .as(prefix)
                .hasSize(1);
    }

    static List<String> setupCode() {
        return CompilerOptions.SETUP_CODE;
    }

    @ParameterizedTest
    @MethodSource("setupCode")
    void setupCodeIsThere(String code) throws Exception {
        String[] classAndMethod = code.split("::");
        Class<?> type = Class.forName("org.lanewise.simd." + classAndMethod[0], false,
                CompilerOptionsTest.class.getClassLoader());
        String method = classAndMethod[1];
        assertThat(Stream.of(type.getDeclaredMethods()).map(Method::getName))
                .anyMatch(name -> method.endsWith("*")
                        ? name.startsWith(method.substring(0, method.length() - 1))
                        : name.equals(method));
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, CompilerOptionsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static int compilers(String flags) {
        return flags.lines()
                .filter(line -> line.contains(" CICompilerCount "))
                .map(line -> line.replaceAll(".*= *(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }
}
