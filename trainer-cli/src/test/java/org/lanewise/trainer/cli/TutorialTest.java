package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.data.DataSet;

/**
 * Does what {@code docs/tutorial.md} tells its reader to do, command by command, as it stands there; only the images are a few
 * thousand drawn digits, in the folder that {@code LANEWISE_MNIST} names.
 */
class TutorialTest {
    private static final Path PAGE = Path.of("..", "docs", "tutorial.md");

    /** What brings the program about, and what loads from the network; the rest is run. */
    private static final List<String> OUTSIDE =
            List.of("git clone ", "cd ", "mvn ", "alias trainer=", "export LANEWISE_MNIST=", "trainer data fetch");

    /** The demo of ConvNetJS reads files of 3,000 images. */
    private static final int TRAIN = 3000;

    private static final int TEST = 200;

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\S*");

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheTutorialDoesWhatItIsThereFor() throws Exception {
        TypedPage page = TypedPage.read(PAGE);
        Path digits = Files.createDirectory(folder.resolve("mnist"));
        DataSet.synthetic(TRAIN, TEST, 31).write(digits);
        for (Map.Entry<String, String> file : page.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> outside = new ArrayList<>();
        for (String command : page.commands()) {
            if (OUTSIDE.stream().anyMatch(command::startsWith)) {
                outside.add(command);
            } else {
                assertThat(command).startsWith("trainer ");
                run(command, digits);
            }
        }

        assertThat(outside).contains("trainer data fetch").hasSizeLessThan(8);
        assertThat(page.files()).isNotEmpty();
        assertThat(filesNamedIn(PAGE)).contains("quick/index.html")
                .allSatisfy(file -> assertThat(folder.resolve(file)).exists());
    }

    private void run(String command, Path digits) throws Exception {
        List<String> words = TypedPage.words(command);
        try (Child child = Child.startIn(folder, digits, Child.VECTORS, words.subList(1, words.size()))) {
            if (words.get(1).equals("serve") || words.contains("--dashboard")) {
                child.await(() -> ADDRESS.matcher(child.out()).find());
                look(child.out());
                child.terminate();
                child.exitCode();
            } else if (words.get(1).equals("reproduce") && !words.contains("--quick")) {
                // Its runs are as long as printed, whatever the data, and the page says that they are not waited for.
                child.await(() -> child.out().lines().filter(line -> line.matches("\\d+/\\d+ .*")).count() >= 2);
                child.terminate();
                child.exitCode();
            } else {
                assertThat(child.exitCode()).as("%s%n%s%s", command, child.out(), child.err()).isZero();
            }
        }
    }

    private static void look(String out) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(out);
        assertThat(address.find()).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(
                    http.send(HttpRequest.newBuilder(URI.create(address.group())).build(), BodyHandlers.ofString())
                            .body())
                    .contains("<title>");
        }
    }

    /** Files that the text tells the reader to open. */
    private static List<String> filesNamedIn(Path page) throws IOException {
        return Pattern.compile("`((?:runs|quick)/[^`]+\\.\\w+)`")
                .matcher(Files.readString(page))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
