package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapOptionsTest {
    private static String java(List<String> options, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    private static long flag(String name, List<String> options, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("-XX:+PrintFlagsFinal", "--version"));
        return java(options, arguments.toArray(String[]::new)).lines()
                .filter(line -> line.contains(" " + name + " "))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*= *(\\d+).*", "$1")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aJvmTakesThemWithoutAWord() throws Exception {
        assertThat(java(HeapOptions.with(List.of()), "--version").lines()).hasSize(3)
                .first()
                .asString()
                .startsWith("openjdk");
    }

    @Test
    void largeNetworksMayTakeAsMuchAsWithoutThem() throws Exception {
        assertThat(flag("MaxHeapSize", HeapOptions.with(List.of()))).isEqualTo(flag("MaxHeapSize", List.of()));
    }

    @Test
    void aUserWhoAllowsMoreOrLessGetsIt() throws Exception {
        assertThat(flag("MaxHeapSize", HeapOptions.with(List.of()), "-Xmx300m")).isEqualTo(300L << 20);
        assertThat(flag("MaxHeapSize", HeapOptions.with(List.of()), "-Xmx40m")).isEqualTo(40L << 20);
    }

    @Test
    void aUserWhoWantsAnotherCollectorGetsIt() throws Exception {
        String wanted = "-XX:+UseZGC";
        assertThat(java(HeapOptions.with(List.of("-Dx=y", wanted)), wanted, "--version").lines()).hasSize(3);
    }
}
