package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without any data. */
class BuiltInDigitsTest {
    private static final String DATA = "built-in synthetic digits (20,000 + 4,000, seed 1) - not MNIST";

    @Test
    void trainWithoutArgumentsDrawsItsOwnDigitsAndSaysSoOnTheFirstAndTheLastLine(@TempDir Path folder)
            throws Exception {
        try (Child child = Child.start(folder, "", "train", "--max-steps", 2)) {
            assertThat(child.exitCode()).isZero();
            assertThat(child.out().lines().toList().getFirst()).startsWith(DATA + "; scalar kernels");
            assertThat(child.out().lines().toList().getLast()).endsWith("of 4,000 test images: " + DATA);
            assertThat(child.err())
                    .startsWith("The simd kernels cannot be used: ")
                    .contains("--add-modules jdk.incubator.vector")
                    .hasLineCount(1);
        }
    }
}
