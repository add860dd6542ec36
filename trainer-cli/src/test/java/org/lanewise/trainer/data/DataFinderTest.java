package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFinderTest {
    @TempDir
    Path home;

    private Path asked;
    private Path named;
    private Path cache;

    @BeforeEach
    void makeFolders() throws IOException {
        asked = Files.createDirectory(home.resolve("asked"));
        named = Files.createDirectory(home.resolve("named"));
        cache = Files.createDirectories(home.resolve(".cache").resolve("lanewise").resolve("mnist"));
    }

    @Test
    void theFolderAskedForComesFirst() {
        fill(asked, 1);
        fill(named, 2);
        fill(cache, 3);

        DataSet found = finder(Map.of("LANEWISE_MNIST", named.toString())).find(Optional.of(asked));

        assertThat(found.train().count()).isEqualTo(1);
        assertThat(found.description()).isEqualTo("images in " + asked + " (1 + 1, not MNIST)");
        assertThat(found.synthetic()).isFalse();
    }

    @Test
    void theEnvironmentVariableComesSecond() {
        fill(named, 2);
        fill(cache, 3);

        DataSet found = finder(Map.of("LANEWISE_MNIST", named.toString())).find(Optional.empty());

        assertThat(found.train().count()).isEqualTo(2);
    }

    @Test
    void theCacheComesThird() {
        fill(cache, 3);

        assertThat(finder(Map.of("LANEWISE_MNIST", " ")).find(Optional.empty()).train().count())
                .isEqualTo(3);
    }

    @Test
    void theBuiltInDigitsComeLast() throws IOException {
        for (Path folder : new Path[]{cache, cache.getParent()}) {
            Files.delete(folder);

            DataSet found = finder(Map.of()).find(Optional.empty());

            assertThat(found.synthetic()).isTrue();
            assertThat(found.description()).isEqualTo("built-in synthetic digits (20,000 + 4,000, seed 1)");
            assertThat(found.train().count()).isEqualTo(20_000);
            assertThat(found.test().count()).isEqualTo(4_000);
        }
    }

    @Test
    void aFolderAskedForThatLacksFilesIsAnErrorThatListsThem() throws IOException {
        fill(asked, 1);
        Files.delete(asked.resolve("train-labels-idx1-ubyte.gz"));

        assertThatThrownBy(() -> finder(Map.of()).find(Optional.of(asked)))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(asked + ": holds 3 of the 4 files of a data set; looked for train-labels-idx1-ubyte or"
                        + " train-labels.idx1-ubyte or train-labels-idx1-ubyte.gz or train-labels.idx1-ubyte.gz."
                        + " Copy them there, or run 'trainer data fetch'");
    }

    @Test
    void aFolderAskedForThatIsNotThereIsAnError() {
        Path nowhere = home.resolve("nowhere");

        assertThatThrownBy(() -> finder(Map.of()).find(Optional.of(nowhere)))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(nowhere
                        + ": is not a folder (there is nothing at this path), expected the folder that holds the"
                        + " four MNIST files");
    }

    @Test
    void aFolderNamedByTheEnvironmentThatLacksFilesIsAnErrorThatNamesTheVariable() {
        assertThatThrownBy(() -> finder(Map.of("LANEWISE_MNIST", named.toString())).find(Optional.empty()))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        named + ": holds 0 of the 4 files of a data set; looked for train-images-idx3-ubyte")
                .hasMessageEndingWith(" (the folder is named by the environment variable LANEWISE_MNIST)");
    }

    @Test
    void anEnvironmentVariableThatIsNoPathIsAnErrorThatNamesTheVariable() {
        assertThatThrownBy(() -> finder(Map.of("LANEWISE_MNIST", "a\0b")).find(Optional.empty()))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageEndingWith(" (the folder is named by the environment variable LANEWISE_MNIST)");
    }

    @Test
    void aCacheThatHoldsOnlySomeFilesIsAnError() throws IOException {
        fill(cache, 1);
        Files.delete(cache.resolve("t10k-images-idx3-ubyte.gz"));

        assertThatThrownBy(() -> finder(Map.of()).find(Optional.empty()))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(cache + ": holds 3 of the 4 files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train-images-idx3-ubyte",
                "train-images.idx3-ubyte",
                "train-images-idx3-ubyte.gz",
                "train-images.idx3-ubyte.gz"
            })
    void bothSpellingsOfAFileNameAreKnown(String name) throws IOException {
        fill(asked, 1);
        IdxFile images = IdxFile.readImages(asked.resolve("train-images-idx3-ubyte.gz"));
        Files.delete(asked.resolve("train-images-idx3-ubyte.gz"));
        images.write(asked.resolve(name));

        assertThat(finder(Map.of()).find(Optional.of(asked)).train().count()).isEqualTo(1);
    }

    @Test
    void theCacheFolderIsWhereTheOperatingSystemHasIt() {
        Path other = home.resolve("other");
        Map<String, String> variables = Map.of("XDG_CACHE_HOME", other.toString(), "LOCALAPPDATA", other.toString());
        Path end = Path.of("lanewise", "mnist");

        assertThat(cache("Linux", Map.of())).isEqualTo(home.resolve(".cache").resolve(end));
        assertThat(cache("Linux", variables)).isEqualTo(other.resolve(end));
        assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(home.resolve(".cache").resolve(end));
        assertThat(cache("Mac OS X", variables)).isEqualTo(home.resolve("Library").resolve("Caches").resolve(end));
        assertThat(cache("Windows 11", variables)).isEqualTo(other.resolve(end));
        assertThat(cache("Windows 11", Map.of())).isEqualTo(home.resolve("AppData").resolve("Local").resolve(end));
    }

    private Path cache(String system, Map<String, String> environment) {
        return new DataFinder(environment, system, home).cacheFolder();
    }

    private DataFinder finder(Map<String, String> environment) {
        return new DataFinder(environment, "Linux", home);
    }

    private static void fill(Path folder, int trainCount) {
        DataSet.synthetic(trainCount, 1, 7).write(folder);
    }
}
