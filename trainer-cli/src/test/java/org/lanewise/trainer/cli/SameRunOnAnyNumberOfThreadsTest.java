package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits from 1, 2 and 4 threads. */
class SameRunOnAnyNumberOfThreadsTest {
    @TempDir
    private static Path folder;

    private static Path digits;

    @BeforeAll
    static void drawDigits() {
        digits = SameRun.digitsIn(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"luo-cnn1", "luo-mlp-bn", "luo-cnn-bn", "holting-model1"})
    void givesTheBitsOfOneThread(String model) throws InterruptedException {
        String one = SameRun.digest(digits, model, "--threads", 1);

        assertThat(SameRun.digest(digits, model, "--threads", 2)).isEqualTo(one);
        assertThat(digestOfFourThreadsAtWork(model)).isEqualTo(one);
    }

    /** In a JVM that counts four processors: of more threads than processors not all would work. */
    private static String digestOfFourThreadsAtWork(String model) throws InterruptedException {
        return SameRun.inJvm(folder, digits, List.of("-XX:ActiveProcessorCount=4"), model, "--threads", 4).digest();
    }
}
