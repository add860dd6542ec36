package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        List<String> options = Stream.concat(Child.VECTORS.stream(), Stream.of("-XX:ActiveProcessorCount=4")).toList();
        List<String> arguments =
                List.of("train", model, "--max-steps", Integer.toString(SameRun.STEPS), "--json", "--threads", "4");
        try (Child child = Child.startIn(folder, digits, options, arguments)) {
            assertThat(child.exitCode()).as(child.err()).isZero();
            return new Cli(0, child.out(), child.err()).digest();
        }
    }
}
