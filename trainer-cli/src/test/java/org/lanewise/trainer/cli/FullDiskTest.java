package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that the operating system stops in the middle: {@code ulimit -f} allows small files only. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
class FullDiskTest {
    @Test
    void theCheckpointBeforeSurvivesAndOneSentenceSaysWhy(@TempDir Path folder) throws Exception {
        Path digits = SmallDigits.in(folder, "digits", 14);
        Path file = folder.resolve("run.ckpt");
        Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", 3, "--checkpoint", file);
        byte[] before = Files.readAllBytes(file);

        try (Child child = Child.start(
                folder, "ulimit -f 8; trap '' XFSZ", "train", "--resume", file, "--data", digits, "--kernels",
                "scalar")) {
            assertThat(child.exitCode()).isEqualTo(3);
            assertThat(child.err())
                    .startsWith("trainer train: " + file + ": cannot be written: ")
                    .contains("the file that was there is unchanged")
                    .hasLineCount(1);
        }
        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
