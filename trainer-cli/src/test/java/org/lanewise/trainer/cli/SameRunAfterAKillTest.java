package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.checkpoint.Checkpoint;

/** The same bits straight through, and killed after a checkpoint and resumed. */
class SameRunAfterAKillTest {
    @TempDir
    private static Path folder;

    private static Path digits;

    @BeforeAll
    static void drawDigits() {
        digits = SameRun.digitsIn(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"luo-cnn1", "luo-mlp-bn", "holting-model1"})
    void givesTheBitsOfTheUnbrokenRun(String model) throws InterruptedException {
        Path file = folder.resolve(model + ".ckpt");
        try (Child child = Child.start(
                folder, "", "train", model, "--data", digits, "--max-steps", SameRun.STEPS, "--checkpoint", file,
                "--checkpoint-every", 7)) {
            child.await(() -> Files.exists(file));
        }
        assertThat(Checkpoint.read(file).progress().steps()).isPositive().isLessThan(SameRun.STEPS);

        String resumed = Cli.run(
                "train", "--resume", file, "--data", digits, "--max-steps", SameRun.STEPS, "--json")
                .digest();

        assertThat(resumed).isEqualTo(SameRun.digest(digits, model));
    }
}
