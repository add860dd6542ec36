package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.store.Json;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no command that sends a signal")
class InterruptionTest {
    @TempDir
    private Path folder;

    private Path digits;

    @BeforeEach
    void drawDigits() {
        digits = SmallDigits.in(folder, "digits", 13);
    }

    private static void send(String signal, Child child) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start().waitFor();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheRunInGoodOrderAndItCanBeTakenUpAgain(String signal, int exitCode) throws Exception {
        Path file = folder.resolve("run.ckpt");
        String said;
        try (Child child = Child.start(
                folder, "", "train", "luo-cnn1", "--data", digits, "--epochs", 100_000, "--checkpoint", file,
                "--checkpoint-every", 1000, "--max-steps", 9_999_999)) {
            child.await(() -> child.out().contains("epoch      2/"));
            send(signal, child);
            assertThat(child.exitCode()).isEqualTo(exitCode);
            said = child.out();
        }

        assertThat(said.lines().toList().reversed().get(1))
                .matches("Interrupted in epoch \\d+ of 100000, after step [\\d,]+\\. Saved to .*; to go on:");
        assertThat(said.strip()).endsWith("trainer train --resume " + file + " --data " + digits
                + " --max-steps 9999999 --checkpoint-every 1000");
        int steps = Integer.parseInt(said.replaceAll("(?s).*after step ([\\d,]+)\\..*", "$1").replace(",", ""));
        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, "--max-steps", steps + 5, "--json");
        Cli unbroken = Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", steps + 5, "--json");
        assertThat(resumed.digest()).isEqualTo(unbroken.digest());
    }

    @Test
    void withoutACheckpointNothingIsSavedAndThatIsSaid() throws Exception {
        try (Child child =
                Child.start(folder, "", "train", "luo-cnn1", "--data", digits, "--epochs", 100_000, "--json")) {
            child.await(() -> child.out().contains("\"epoch\""));
            send("INT", child);

            assertThat(child.exitCode()).isEqualTo(130);
            assertThat(child.err().strip())
                    .endsWith("Nothing is saved, because no --checkpoint FILE was asked for.");
            Json last = Json.parse(child.out().lines().toList().getLast());
            assertThat(last.asObject().get("event").asString()).isEqualTo("interrupted");
            assertThat(last.asObject().get("checkpoint")).isEqualTo(Json.NullValue.NULL);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("digits", "out.txt", "err.txt");
        }
    }
}
