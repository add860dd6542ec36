package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;

/**
 * Runs every command of the README and of the pages beside it as it is printed, in the order of the page, on a few hundred
 * drawn digits; with these even a hundred epochs end soon. (The launcher in {@code trainer.jar} has tests of its own; the
 * program is started without it.) What is not run is named here, so that a command that somebody adds
 * is run, or fails.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    /** Builds, what only a build brings about, and what loads from the network. */
    private static final List<String> OUTSIDE = List.of(
            "mvn -B -q -DskipTests package", "mvn -B verify", "mvn -B -q -DskipTests -Ppeers package",
            "java -jar trainer-cli/target/trainer.jar data fetch",
            "java -jar benchmarks/target/benchmarks.jar",
            "java -jar benchmarks/target/benchmarks.jar peers luo-cnn1 --task training");

    /** Answers of the program that stand among the commands. */
    private static final String ANSWER = "my-net.yaml, line ";

    /** Takes minutes to hours whatever the data, so it is ended when it has said what it will do. */
    private static final String LONG = "reproduce";

    /** Reads its images in files of 3,000, as some of the experiments do. */
    private static final String STREAMED = "convnetjs-default";

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?:java (?<options>(?:-D\\S+ )*)-jar trainer-cli/target/trainer\\.jar|trainer) (?<words>.*)");

    /** The request for which the page lets a shell encode a picture. */
    private static final Pattern REQUEST = Pattern.compile(
            "curl -H 'Content-Type: application/json' -d \"\\{\\\\\"picture\\\\\":\\\\\"\\$\\(base64 -w0 (\\S+)\\)\\\\\"}\" "
                    + "http://127\\.0\\.0\\.1:2828/(\\S+)");

    @TempDir
    private Path folder;

    private Path digits;
    private Path manyDigits;

    @BeforeEach
    void drawDigits() throws IOException {
        digits = SmallDigits.in(folder, "mnist", 31);
        manyDigits = Files.createDirectory(folder.resolve("many"));
        DataSet.synthetic(3000, 100, 31).write(manyDigits);
    }

    @Test
    void everyCommandOfTheReadmeRunsAsPrinted() throws Exception {
        List<String> outside = run(TypedPage.readPlain(ROOT.resolve("README.md")).commands());

        assertThat(outside).containsExactlyInAnyOrderElementsOf(OUTSIDE);
        assertThat(folder).isDirectoryContaining("glob:**/luo.ckpt");
        assertThat(folder.resolve("runs/fast-1/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("runs/compared/comparison.html")).isNotEmptyFile();
        assertThat(folder.resolve("sweeps/grid/sweep.html")).isNotEmptyFile();
        assertThat(folder.resolve("sweeps/sobol/trials.csv")).isNotEmptyFile();
    }

    /** Its runs are those of the tutorial. */
    @Test
    void everyCommandOfTheGalleryRunsAsPrinted() throws Exception {
        for (String run : List.of("mine", "slow", "fast")) {
            Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 1, "--quiet", "--run",
                    folder.resolve("runs").resolve(run));
        }

        assertThat(run(TypedPage.readPlain(ROOT.resolve("docs/gallery.md")).commands())).isEmpty();
        for (String file : List.of("mini-resnet.svg", "sheet.png", "digits.png")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void everyCommandOfThePageAboutNetworksRunsAsPrinted() throws Exception {
        List<String> commands = TypedPage.readPlain(ROOT.resolve("docs/networks.md")).commands();
        // For a network whose every image takes a hundred times as long as one of those of the README.
        digits = Files.createDirectory(folder.resolve("few"));
        DataSet.synthetic(60, 20, 31).write(digits);

        assertThat(run(commands.stream().filter(line -> !line.startsWith(ANSWER)).toList())).isEmpty();
        assertThat(commands).hasSize(4);
    }

    /** No data set has a part in it. */
    @Test
    void theSevenIsDrawnByTheProgram() throws IOException {
        var picture = ImageIO.read(ROOT.resolve("docs/images/seven.png").toFile()).getRaster();
        LabeledImages drawn = DataSet.builtIn().test();
        int seven = 0;
        while (drawn.label(seven) != 7) {
            seven++;
        }
        int zoom = picture.getWidth() / drawn.width();
        for (int i = 0; i < 784; i++) {
            assertThat(255 - picture.getSample(i % 28 * zoom, i / 28 * zoom, 0))
                    .isEqualTo(drawn.pixels()[784 * seven + i] & 0xFF);
        }
    }

    /** Runs commands and returns those that are not run. */
    private List<String> run(List<String> commands) throws Exception {
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            String command = commands.get(i);
            Matcher program = PROGRAM.matcher(command);
            if (OUTSIDE.contains(command)) {
                outside.add(command);
            } else if (program.matches()) {
                List<String> requests =
                        commands.subList(i + 1, commands.size())
                                .stream()
                                .takeWhile(next -> next.startsWith("curl "))
                                .toList();
                run(command, program, requests);
                i += requests.size();
            } else {
                throw new AssertionError("neither run nor known as one that is not: " + command);
            }
        }
        return outside;
    }

    private void run(String command, Matcher program, List<String> requests) throws Exception {
        List<String> options = options(Optional.ofNullable(program.group("options")).orElse(""));
        List<String> words = TypedPage.words(program.group("words"));
        Path data = words.contains(STREAMED) || words.contains(LONG) ? manyDigits : digits;
        try (Child child = Child.startIn(folder, data, options, words)) {
            if (words.getFirst().equals("serve") || words.contains("--dashboard")) {
                child.await(() -> ADDRESS.matcher(child.out()).find());
                look(child.out(), requests);
                end(child);
            } else if (words.getFirst().equals(LONG) && !words.contains("--list")) {
                child.await(() -> child.out().contains(" to do, "));
                end(child);
            } else {
                assertThat(requests).isEmpty();
                assertThat(child.exitCode()).as("%s%n%s%s", command, child.out(), child.err()).isZero();
            }
        }
    }

    /** Vector code takes longer to compile than these runs last, so only a command that speaks of vectors has it. */
    private static List<String> options(String printed) {
        return printed.isEmpty() ? List.of()
                : Stream.concat(Child.VECTORS.stream(), TypedPage.words(printed.strip()).stream()).toList();
    }

    /** Ends what would go on, as Ctrl-C does; it has not failed by itself. */
    private static void end(Child child) throws InterruptedException {
        child.terminate();
        assertThat(child.exitCode()).as("%s%s", child.out(), child.err())
                .isNotIn(
                        ExitCode.OK, ExitCode.FAILED, ExitCode.USAGE, ExitCode.DATA);
    }

    private static void look(String out, List<String> requests) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(out);
        assertThat(address.find()).isTrue();
        URI page = URI.create(address.group());
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body())
                    .contains("<title>");
            for (String request : requests) {
                assertThat(answer(http, page, request)).isEqualTo(7);
            }
        }
    }

    /** Sends what curl would send, to the port that was free. */
    private static int answer(HttpClient http, URI page, String request) throws IOException, InterruptedException {
        Matcher parts = REQUEST.matcher(request);
        assertThat(parts.matches()).as(request).isTrue();
        String picture = Base64.getEncoder().encodeToString(Files.readAllBytes(ROOT.resolve(parts.group(1))));
        String answer = http.send(
                HttpRequest.newBuilder(page.resolve(parts.group(2)))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"picture\":\"" + picture + "\"}"))
                        .build(),
                BodyHandlers.ofString()).body();
        List<Json> probabilities = Json.parse(answer).asObject().get("probabilities").asArray();
        int likeliest = 0;
        for (int i = 1; i < probabilities.size(); i++) {
            likeliest = probabilities.get(i).asFloat() > probabilities.get(likeliest).asFloat() ? i : likeliest;
        }
        return likeliest;
    }
}
