package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled kernels allocate nothing. A vector that the compiler could not keep in a register would be an object each
 * time, and the kernel many times slower. Whether the compiler has seen which vectors a method of the Vector API is called for
 * is a matter of chance in a program that has just begun, so no kernel may depend on it: with {@code TypeProfileWidth=0} it
 * never has.
 */
class NoAllocationTest {
    private static final String KNOWS_NO_TYPES = "-XX:TypeProfileWidth=0";

    static Stream<List<String>> options() {
        return Stream.of(List.of(), List.of(KNOWS_NO_TYPES), List.of(KNOWS_NO_TYPES, "-XX:UseAVX=2"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void compiledKernelsAllocateNothing(List<String> options) throws IOException {
        assumeTrue(options.size() < 2 || VirtualMachine.current()
                .option()
                .apply("UseAVX")
                .map(Integer::parseInt)
                .orElse(0) > 2, "no AVX-512 to switch off");

        assertThat(run(options)).isNotEmpty().allMatch(line -> line.matches("\\d+ kernels of \\d+ bits"));
    }

    private static List<String> run(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Allocations.class.getName()));
        command.addAll(1, options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        return Arrays.stream(output.split("\\R"))
                .filter(line -> !line.contains("Using incubator modules"))
                .toList();
    }
}
