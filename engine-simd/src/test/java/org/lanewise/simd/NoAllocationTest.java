package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compiled kernels allocate nothing. A vector that the compiler could not keep in a register would be an object each
 * time, and the kernel many times slower.
 */
class NoAllocationTest {
    @ParameterizedTest
    @CsvSource({"512,", "256,", "256, -XX:UseAVX=2", "128,", "128, -XX:UseAVX=2"})
    void compiledKernelsAllocateNothing(int bits, String option) throws IOException {
        VirtualMachine here = VirtualMachine.current();
        assumeTrue(bits <= here.vectorBits(), "no vectors of " + bits + " bits here");
        assumeTrue(option == null || here.option().apply("UseAVX").map(Integer::parseInt).orElse(0) > 2,
                "no AVX-512 to switch off");

        List<String> output = run(bits, option);

        assertThat(output).singleElement().asString().endsWith(" kernels of " + bits + " bits");
    }

    private static List<String> run(int bits, String option) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-D" + SimdKernelProvider.VECTOR_BITS + "=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                Allocations.class.getName()));
        if (option != null) {
            command.add(1, option);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        return Arrays.stream(output.split("\\R"))
                .filter(line -> !line.contains("Using incubator modules"))
                .toList();
    }
}
