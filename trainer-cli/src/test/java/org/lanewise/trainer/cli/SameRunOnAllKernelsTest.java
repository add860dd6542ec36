package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.kernel.KernelSelection;

/**
 * The same bits from the scalar kernels and from vectors of every width that this machine has. Each width has a JVM of its own:
 * one that has seen two makes objects of vectors from then on, and slows down all tests that follow.
 */
class SameRunOnAllKernelsTest {
    @TempDir
    private static Path folder;

    private static Path digits;
    private static final Map<String, String> SCALAR = new HashMap<>();

    @BeforeAll
    static void trainWithTheReference() {
        digits = SameRun.digitsIn(folder);
        for (String model : new String[]{"luo-cnn1", "holting-model1"}) {
            SCALAR.put(model, SameRun.digest(digits, model, "--kernels", "scalar", "--threads", 2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "luo-cnn1, 512", "luo-cnn1, 256", "luo-cnn1, 128", "holting-model1, 512", "holting-model1, 256",
        "holting-model1, 128"
    })
    void givesTheBitsOfTheScalarKernels(String model, int bits) throws InterruptedException {
        int widest = KernelSelection.named("simd").vectorBits();
        assumeTrue(bits <= widest, () -> "this machine has vectors of " + widest + " bits");

        Cli run = SameRun.inJvm(folder, digits, List.of("-Dlanewise.vectorBits=" + bits), model,
                "--kernels", "simd", "--threads", 2);

        assertThat(run.out()).contains("\"kernels\":\"simd\",\"vectorBits\":" + bits + ",");
        assertThat(run.digest()).isEqualTo(SCALAR.get(model));
    }
}
