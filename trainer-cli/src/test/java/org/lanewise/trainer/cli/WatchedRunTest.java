package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.Checkpoint;
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
            assertThat(get(page, "log").lines().map(RunEvent::parse).toList())
                    .hasExactlyElementsOfTypes(RunEvent.Origin.class, SettingsChanged.class);
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
            child.await(() -> child.out()
                    .contains("The test images were looked at twice, and some shown on the dashboard"));
        }
        Cli alone = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 2, "--json");

        assertThat(KeptRun.read(run).outcome().orElseThrow().digest()).isEqualTo(alone.digest());
        assertThat(KeptRun.read(run).outcome().orElseThrow().testShown()).contains(true);
        assertThat(alone.lastEvent().asObject().get("testShown").asBoolean()).isFalse();
        assertThat(saved).isNotEmptyFile();
        assertThat(folder.resolve("board")).isNotEmptyDirectory();
    }

    private Checkpoint saved(URI page, Path file) throws Exception {
        http.send(HttpRequest.newBuilder(page.resolve("snapshot")).build(), BodyHandlers.ofFile(file));
        return Checkpoint.read(file);
    }

    private Path file(URI page, String path, String name) throws Exception {
        return Files.writeString(folder.resolve(name), get(page, path));
    }

    private void control(URI page, String json) throws Exception {
        assertThat(post(page, "control", json).statusCode()).isEqualTo(200);
    }

    /** Waits until the training has gone on for some steps, and stops it there. */
    private void pauseLater(Child child, URI page, Path scratch) throws Exception {
        control(page, "{\"paused\":false}");
        long begins = saved(page, scratch).progress().steps();
        child.await(() -> {
            try {
                return saved(page, scratch).progress().steps() > begins + 20;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        control(page, "{\"paused\":true}");
    }

    private static String digest(Checkpoint checkpoint) {
        return checkpoint.network().parameters().digest();
    }

    private static Cli replay(Path log, long steps, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--data", digits, "--replay", log, "--max-steps", steps, "--json"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    @Test
    void theLogOfARestartedTrainingAndThatOfALoadedSnapshotAreReplayedToTheSameBitsAndNothingElseIs() throws Exception {
        Path first = folder.resolve("first.ckpt");
        Path second = folder.resolve("second.ckpt");
        Path restartedLog;
        Path loadedLog;
        Path network;
        Checkpoint restarted;
        Checkpoint loaded;
        try (Child child = Child.start(
                folder, "", "train", "luo-cnn1", "--data", digits, "--seed", 5, "--epochs", 100_000, "--dashboard",
                0)) {
            URI page = page(child);
            control(page, "{\"learningRate\":0.03,\"batch\":40,\"paused\":true}");
            String layers = "name: mine\\nlayers: [{Conv2d: {channels: 3, kernel: 5}}, Tanh, Flatten, {Linear: 10}]";
            assertThat(post(page, "network", "{\"layers\":\"" + layers + "\"}").body())
                    .contains("\"from\":0", "\"options\":\" --seed 5\"", "\"measured\":\"test\"");
            pauseLater(child, page, first);
            control(page, "{\"momentum\":0.5}");
            pauseLater(child, page, first);
            restarted = saved(page, first);
            restartedLog = file(page, "log", "restarted.jsonl");
            network = file(page, "network.yaml", "mine.yaml");

            HttpResponse<String> load = http.send(
                    HttpRequest.newBuilder(page.resolve("snapshot"))
                            .header("Content-Type", "application/octet-stream")
                            .POST(BodyPublishers.ofFile(first))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(load.body()).contains("\"from\":" + restarted.progress().steps());
            control(page, "{\"weightDecay\":0.02}");
            pauseLater(child, page, second);
            loaded = saved(page, second);
            loadedLog = file(page, "log", "loaded.jsonl");
        }
        long steps = restarted.progress().steps();
        Cli fromBeginning = replay(restartedLog, steps, network, "--seed", 5);
        Path copy = folder.resolve("copy.ckpt");
        Cli fromSnapshot = replay(
                loadedLog, loaded.progress().steps(), "--resume", first, "--checkpoint", copy);

        assertThat(fromBeginning.digest()).isEqualTo(digest(restarted));
        assertThat(fromBeginning.err()).isEmpty();
        assertThat(fromSnapshot.digest()).isEqualTo(digest(loaded)).isNotEqualTo(digest(restarted));
        assertThat(fromSnapshot.err()).isEmpty();

        assertThat(replay(restartedLog, 5, network, "--seed", 5).err())
                .contains("1 of 2 changes were not reached", "ended after step 5");
        refused(replay(restartedLog, steps, network), "seed 5, not 1; add --seed 5");
        refused(replay(restartedLog, steps, "luo-cnn1", "--seed", 5), "of a run of mine (",
                "not of luo-cnn1 (2,158 parameters)");
        refused(replay(loadedLog, steps, network, "--seed", 5), "after step " + steps, "with --resume");
        refused(
                replay(restartedLog, steps, "--resume", second, "--checkpoint", copy, "--overwrite"),
                "which had other settings after step " + loaded.progress().steps());
        refused(replay(restartedLog, steps, network, "--seed", 5, "--augment", "shift"),
                "other augmentation, none and not shift");
        refused(replay(restartedLog, steps, network, "--seed", 5, "--normalization", "standardized"),
                "other normalisation, ");
        refused(replay(restartedLog, steps, network, "--seed", 5, "--validation", "drawn:0.5"), "other images, ");
        refused(replay(Files.createFile(folder.resolve("empty.jsonl")), steps, network),
                "does not say from what its run started");
        Cli contradicting = replay(restartedLog, steps, network, "--seed", 5, "--lr", 0.5);
        assertThat(contradicting.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(contradicting.err()).contains("--lr 0.5 contradicts", "begin a new run without --replay");
    }

    private static void refused(Cli cli, String... words) {
        assertThat(cli.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).contains(words);
    }

    @Test
    void aDashboardAndAReplayContradictEachOther() {
        Cli cli = Cli.run("train", "luo-cnn1", "--dashboard", "0", "--replay", folder.resolve("events.jsonl"));

        assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("leave --replay out");
    }
}
