package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.folder.RunPaths;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;

/** A run that is kept in a folder while somebody watches and steers it. */
class WatchedRunTest {
    private static final Pattern ADDRESS = Pattern.compile("Dashboard: (http://\\S+)");

    @TempDir
    private static Path folder;

    private static Path digits;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void drawDigits() {
        digits = SmallDigits.in(folder, "digits", 17);
    }

    private static URI page(Child child) throws InterruptedException {
        Matcher address = ADDRESS.matcher("");
        child.await(() -> address.reset(child.out()).find());
        return URI.create(address.group(1));
    }

    private HttpResponse<String> post(URI page, String path, String json) throws Exception {
        return http.send(
                HttpRequest.newBuilder(page.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(URI page, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString()).body();
    }

    private static List<SettingsChanged> changes(Path run) {
        return KeptRun.read(run).events(SettingsChanged.class);
    }

    /** Whether the run has gone on for some steps since its settings were changed for the n-th time. */
    private static BooleanSupplier wentOnAfterChange(Path run, int n) {
        return () -> new RunPaths(run).holdsRun() && changes(run).size() >= n
                && KeptRun.read(run)
                        .events(RunEvent.Batches.class)
                        .stream()
                        .anyMatch(batches -> batches.step() > changes(run).getLast().step() + 5);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signal that lets a program save its work")
    void whatIsChangedOnThePageIsInTheFolderAndAReplayEndsWithTheSameBits() throws Exception {
        Path run = folder.resolve("run");
        try (Child child = Child.start(
                folder, "", "train", "luo-cnn1", "--data", digits, "--epochs", 100_000, "--dashboard", 0, "--run",
                run)) {
            URI page = page(child);
            assertThat(post(page, "control", "{\"learningRate\":0.03,\"batch\":40}").statusCode()).isEqualTo(200);
            child.await(wentOnAfterChange(run, 1));
            HttpResponse<String> other = post(page, "network", "{\"layers\":\"- Flatten\\n- Linear: 10\"}");
            assertThat(other.statusCode()).isEqualTo(409);
            assertThat(other.body()).contains("this run is kept in", "holds one run");
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
            assertThat(child.out()).contains("Saved to ", " --resume " + run, " --dashboard");
        }
        try (Child child = Child.start(folder, "", "train", "--resume", run, "--data", digits, "--dashboard", 0)) {
            URI page = page(child);
            assertThat(get(page, "log").lines().toList()).hasSize(1).first().asString().contains("0.03");
            assertThat(post(page, "control", "{\"momentum\":0.5}").statusCode()).isEqualTo(200);
            child.await(wentOnAfterChange(run, 2));
            child.terminate();
            child.exitCode();
        }
        Path log = run.resolve("events.jsonl");
        long steps = KeptRun.read(run).events().getLast().step() + 3;

        Cli resumed = Cli.run("train", "--resume", run, "--data", digits, "--max-steps", steps, "--json");
        Cli replayed = Cli.run(
                "train", "luo-cnn1", "--data", digits, "--epochs", 100_000, "--max-steps", steps, "--replay", log,
                "--json");
        Cli unchanged = Cli.run(
                "train", "luo-cnn1", "--data", digits, "--epochs", 100_000, "--max-steps", steps, "--json");

        assertThat(changes(run)).extracting(change -> change.settings().batch()).containsExactly(40, 40);
        assertThat(resumed.digest()).isEqualTo(replayed.digest()).isNotEqualTo(unchanged.digest());
        assertThat(KeptRun.read(run).outcome().orElseThrow().digest()).isEqualTo(resumed.digest());
    }

    @Test
    void aRunThatReachesItsGoalIsCompleteWhileItsPageIsStillThere() throws Exception {
        Path run = folder.resolve("complete");
        Path saved = folder.resolve("complete.safetensors");
        try (Child child = Child.start(
                folder, "", "train", "luo-cnn1", "--data", digits, "--epochs", 2, "--dashboard", 0, "--run", run,
                "--save", saved, "--tensorboard", folder.resolve("board"))) {
            child.await(() -> child.out().contains("Ended in epoch 2"));
            assertThat(get(page(child), "")).contains("<title>Training");
        }
        Cli alone = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 2, "--json");

        assertThat(KeptRun.read(run).outcome().orElseThrow().digest()).isEqualTo(alone.digest());
        assertThat(saved).isNotEmptyFile();
        assertThat(folder.resolve("board")).isNotEmptyDirectory();
    }

    @Test
    void aDashboardAndAReplayContradictEachOther() {
        Cli cli = Cli.run("train", "luo-cnn1", "--dashboard", "0", "--replay", folder.resolve("events.jsonl"));

        assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("leave --replay out");
    }
}
