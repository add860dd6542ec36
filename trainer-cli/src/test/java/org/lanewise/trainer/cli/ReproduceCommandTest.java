package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.reproduce.Experiments;

class ReproduceCommandTest {
    @TempDir
    private static Path shared;

    private static Path digits;

    @TempDir
    private Path folder;

    @BeforeAll
    static void drawDigits() {
        digits = SmallDigits.in(shared, "digits", 21);
    }

    private Cli reproduce(Object... arguments) {
        Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 5);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = digits;
        all[arguments.length + 2] = "--out";
        all[arguments.length + 3] = folder.resolve("reports");
        all[arguments.length + 4] = "--json";
        Object[] command = new Object[all.length + 1];
        command[0] = "reproduce";
        System.arraycopy(all, 0, command, 1, all.length);
        return Cli.run(command);
    }

    private Path result(String experiment) {
        return folder.resolve("reports").resolve("runs").resolve(experiment).resolve("seed-1-quick/result.json");
    }

    private static Optional<Json> member(Json event, String name) {
        return Optional.ofNullable(event.asObject().get(name));
    }

    @Test
    void runsAnExperimentStoresItAndWritesThePages() throws IOException {
        Cli run = reproduce("luo-cnn1", "--quick");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.events())
                .extracting(event -> event.asObject().get("event").asString())
                .containsExactly("start", "plan", "begin", "end", "pages");
        assertThat(result("luo-cnn1")).exists();
        assertThat(Files.readString(folder.resolve("reports/index.md")))
                .contains("not MNIST")
                .contains("parameters")
                .contains("not reproduced (the report miscounts)");
    }

    @Test
    void whatIsFinishedIsNotRunAgain() throws IOException {
        reproduce("luo-cnn1", "--quick");
        FileTime before = Files.getLastModifiedTime(result("luo-cnn1"));

        Cli again = reproduce("luo-cnn1", "--quick");

        assertThat(member(again.events().get(1), "pending")).contains(Json.NumberValue.of(0));
        assertThat(member(again.events().get(1), "finished")).contains(Json.NumberValue.of(1));
        assertThat(Files.getLastModifiedTime(result("luo-cnn1"))).isEqualTo(before);
    }

    @Test
    void whatWasRunOnOtherImagesIsRunAgain() throws IOException {
        reproduce("luo-cnn1", "--quick");
        String stored = Files.readString(result("luo-cnn1"));
        Path others = SmallDigits.in(folder, "others", 22);

        Cli again = Cli.run("reproduce", "luo-cnn1", "--quick", "--data", others, "--out", folder.resolve("reports"));

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("1 run to do, 0 finished before");
        assertThat(Files.readString(result("luo-cnn1"))).isNotEqualTo(stored);
    }

    @Test
    void quietLeavesTheRunsOut() {
        Cli run = Cli.run(
                "reproduce", "luo-cnn1", "--quick", "--quiet", "--data", digits, "--out", folder.resolve("reports"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.out()).contains("1 run to do", "Pages: ").doesNotContain("seed 1:", "test loss");
    }

    @Test
    void listsAllExperiments() {
        Cli run = Cli.run("reproduce", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSameSizeAs(Experiments.all()).contains("000  luo-cnn1");
    }

    @Test
    void anUnknownNameSuggestsTheNearest() {
        Cli run = Cli.run("reproduce", "luo-cnn11");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("trainer reproduce: there is no report and no experiment 'luo-cnn11'; did you mean "
                        + "'luo-cnn1'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seeds 0", "--quick --full"})
    void nonsenseIsRefused(String options) {
        Object[] command = ("reproduce 000 --out " + folder.resolve("none") + " " + options).split(" ");

        Cli run = Cli.run(command);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Cli run = Cli.run("reproduce", "luo-cnn1", "--quick", "--data", digits, "--out", file.resolve("reports"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("the folder cannot be made");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no command that sends a signal")
    void ctrlCSavesAndSaysHowToGoOn() throws Exception {
        Path reports = folder.resolve("reports");
        String said;
        try (Child child = Child.start(
                folder, "", "reproduce", "luo-cnn1", "--data", digits, "--out", reports, "--json", "--threads", 1)) {
            child.await(() -> child.out().contains("\"begin\""));
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
            assertThat(child.exitCode()).isEqualTo(130);
            said = child.out();
        }

        assertThat(said).contains("\"interrupted\"")
                .contains("trainer reproduce luo-cnn1 --out " + reports + " --data " + digits + " --threads 1");
        assertThat(reports.resolve("runs/luo-cnn1/seed-1/checkpoint.safetensors")).exists();
    }
}
