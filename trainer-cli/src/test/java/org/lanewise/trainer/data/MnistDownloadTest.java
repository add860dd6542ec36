package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadTest {
    @TempDir
    Path folder;

    private LoopbackServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new LoopbackServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void aFailedFetchSaysHowToHelpOneselfAndWritesNothing() {
        Path target = folder.resolve("cache").resolve("mnist");

        assertThatThrownBy(() -> fetch("nowhere/", target))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("train-images-idx3-ubyte.gz: could not be fetched from any mirror ("
                        + server.mirror("").getAuthority() + " answered HTTP 404); check the network and the proxy"
                        + " (environment variable HTTPS_PROXY), or get the four files on another machine and copy them"
                        + " to " + target);

        assertThat(target).isEmptyDirectory();
    }

    @Test
    void filesOfAnotherDataSetAreNotOverwritten() {
        DataSet.synthetic(3, 2, 5).write(folder);

        assertThatThrownBy(() -> fetch("nowhere/", folder))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        folder.resolve("train-images-idx3-ubyte.gz") + ": is in the way: it is a file of another data"
                                + " set; move it away or choose another folder");

        assertThat(MnistFolder.read(folder).train().count()).isEqualTo(3);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aDamagedFileThatWouldBeReadInPlaceOfTheFetchedOneIsNamed() throws IOException {
        Path damaged = Files.write(folder.resolve("train-labels.idx1-ubyte"), new byte[5]);

        assertThatThrownBy(() -> fetch("nowhere/", folder))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(damaged + ": is in the way: it is damaged; move it away or choose another folder");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void realMnistIsFetchedWholeADamagedFileReplacedAndNothingFetchedTwice() throws IOException {
        String place = System.getProperty("lanewise.mnist", System.getenv(DataFinder.VARIABLE));
        assumeTrue(
                place != null && Files.exists(Path.of(place, MnistFile.TRAIN_IMAGES.packedName())),
                "skipped: set LANEWISE_MNIST to a folder with the packed MNIST files to run the tests on real data");
        server.serve("/mnist/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring("/mnist/".length());
            byte[] bytes = Files.readAllBytes(Path.of(place, name));
            LoopbackServer.send(exchange, 200, bytes, bytes.length);
        });
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), new byte[]{0x1f, (byte) 0x8b, 8});

        DataSet fetched = fetch("mnist/", folder);

        assertThat(fetched.description()).isEqualTo("MNIST from " + folder);
        assertThat(server.requests()).hasSize(4);
        List<String> present = new ArrayList<>();
        download("mnist/").fetch(folder, new DownloadProgress() {
            @Override
            public void present(String file) {
                present.add(file);
            }
        });
        assertThat(server.requests()).hasSize(4);
        assertThat(present).hasSize(4);
    }

    private DataSet fetch(String mirror, Path target) {
        return download(mirror).fetch(target, new DownloadProgress() {});
    }

    private MnistDownload download(String mirror) {
        return new MnistDownload(List.of(server.mirror(mirror)), HttpClient.Builder.NO_PROXY);
    }
}
