package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.kernel.KernelSelection;

/** The same bits from the scalar kernels and from vectors of every width that this machine has. */
class SameRunOnAllKernelsTest {
    private static final String VECTOR_BITS = "lanewise.vectorBits";

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

    @AfterEach
    void forgetWidth() {
        System.clearProperty(VECTOR_BITS);
    }

    @ParameterizedTest
    @CsvSource({
        "luo-cnn1, 512", "luo-cnn1, 256", "luo-cnn1, 128", "holting-model1, 512", "holting-model1, 256",
        "holting-model1, 128"
    })
    void givesTheBitsOfTheScalarKernels(String model, int bits) {
        int widest = KernelSelection.named("simd").vectorBits();
        assumeTrue(bits <= widest, () -> "this machine has vectors of " + widest + " bits");
        System.setProperty(VECTOR_BITS, Integer.toString(bits));
        assertThat(KernelSelection.named("simd").vectorBits()).isEqualTo(bits);

        assertThat(SameRun.digest(digits, model, "--kernels", "simd", "--threads", 2)).isEqualTo(SCALAR.get(model));
    }
}
