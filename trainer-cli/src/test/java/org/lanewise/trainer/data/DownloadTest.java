package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.Download.PublishedFile;

class DownloadTest {
    private static final byte[] CONTENT = content();
    private static final PublishedFile FILE = new PublishedFile("images.gz", CONTENT.length, Sha256.of(CONTENT));

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = new ArrayList<>();
    private HttpServer server;
    private ExecutorService handlers;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        handlers = Executors.newCachedThreadPool();
        server.setExecutor(handlers);
        serve("/good/", exchange -> send(exchange, 200, CONTENT, CONTENT.length));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        handlers.shutdownNow();
    }

    @Test
    void theFirstMirrorThatGivesTheFileIsEnough() {
        assertThat(fetch("good/", "other/")).isEqualTo(CONTENT);

        assertThat(requests).containsExactly("/good/images.gz null");
        assertThat(failures).isEmpty();
    }

    @Test
    void aMissingSlashAtTheEndOfAMirrorIsAdded() {
        assertThat(fetch("good")).isEqualTo(CONTENT);
    }

    @Test
    void aMirrorThatAnswers403IsLeftForTheNext() {
        serve("/forbidden/", exchange -> send(exchange, 403, "<html>no</html>".getBytes(StandardCharsets.UTF_8), 15));

        assertThat(fetch("forbidden/", "good/")).isEqualTo(CONTENT);

        assertThat(requests).containsExactly("/forbidden/images.gz null", "/good/images.gz null");
        assertThat(failures).containsExactly("answered HTTP 403");
    }

    @Test
    void aMirrorThatSendsOtherBytesIsLeftForTheNext() {
        byte[] wrong = CONTENT.clone();
        wrong[4711] ^= 1;
        serve("/wrong/", exchange -> send(exchange, 200, wrong, wrong.length));

        assertThat(fetch("wrong/", "good/")).isEqualTo(CONTENT);

        assertThat(requests).containsExactly("/wrong/images.gz null", "/good/images.gz null");
        assertThat(failures)
                .containsExactly(
                        "sent other bytes than expected (SHA-256 " + Sha256.of(wrong) + ", not " + FILE.sha256() + ")");
    }

    @Test
    void aMirrorThatSendsAPageInPlaceOfTheFileIsLeftForTheNext() {
        serve("/page/", exchange -> send(exchange, 200, new byte[300], 300));

        assertThat(fetch("page/", "good/")).isEqualTo(CONTENT);

        assertThat(failures).containsExactly("sent a file of 300 bytes, expected " + CONTENT.length);
    }

    @Test
    void aMirrorThatSendsTooMuchIsCutOff() {
        serve("/endless/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(CONTENT);
            }
        });

        assertThat(fetch("endless/", "good/")).isEqualTo(CONTENT);

        assertThat(failures).containsExactly("sent more than the expected " + CONTENT.length + " bytes");
    }

    @Test
    void aBrokenConnectionIsResumedWhereItStopped() {
        serve("/breaking/", exchange -> {
            int from = rangeStart(exchange);
            byte[] rest = Arrays.copyOfRange(CONTENT, from, CONTENT.length);
            send(exchange, from == 0 ? 200 : 206, Arrays.copyOf(rest, Math.min(rest.length, 40_000)), rest.length);
        });

        assertThat(fetch("breaking/")).isEqualTo(CONTENT);

        assertThat(requests).hasSize(3).first().isEqualTo("/breaking/images.gz null");
        assertThat(requests.get(1)).startsWith("/breaking/images.gz bytes=");
        assertThat(failures).hasSize(2).allSatisfy(reason -> assertThat(reason).startsWith("broke off ("));
    }

    @Test
    void aMirrorThatCannotResumeIsAskedForTheWholeFileAgain() {
        serve("/once/", exchange -> {
            boolean first = requests.size() == 1;
            send(exchange, 200, first ? Arrays.copyOf(CONTENT, 50_000) : CONTENT, CONTENT.length);
        });

        assertThat(fetch("once/")).isEqualTo(CONTENT);

        assertThat(requests).hasSize(2);
    }

    @Test
    void aMirrorThatResumesWithOtherBytesIsAskedForTheWholeFileAgain() {
        serve("/changed/", exchange -> {
            int from = rangeStart(exchange);
            if (from > 0) {
                send(exchange, 206, new byte[CONTENT.length - from], CONTENT.length - from);
            } else {
                send(exchange, 200, requests.size() == 1 ? Arrays.copyOf(CONTENT, 50_000) : CONTENT, CONTENT.length);
            }
        });

        assertThat(fetch("changed/")).isEqualTo(CONTENT);

        assertThat(requests).hasSize(3).last().isEqualTo("/changed/images.gz null");
    }

    @Test
    void aBodyThatIsAlwaysTruncatedIsGivenUpAfterThreeAttemptsAndTheNextMirrorStartsFromTheBeginning() {
        serve("/truncated/", exchange -> send(exchange, rangeStart(exchange) == 0 ? 200 : 206, new byte[10], 5000));

        assertThat(fetch("truncated/", "good/")).isEqualTo(CONTENT);

        assertThat(requests).hasSize(4).last().isEqualTo("/good/images.gz null");
    }

    @Test
    void aMirrorThatFallsSilentIsGivenUp() {
        serve("/silent/", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException _) {
                exchange.close();
            }
        });

        assertThat(fetch("silent/", "good/")).isEqualTo(CONTENT);

        assertThat(failures).hasSize(3).containsOnly("sent nothing for 0.5 s");
    }

    @Test
    void aMirrorWhereNobodyListensIsLeftForTheNext() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        URI closed = URI.create("http://localhost:" + closedPort + "/");

        assertThat(fetch(List.of(closed, mirror("good/")))).isEqualTo(CONTENT);

        assertThat(failures).containsExactly("refused the connection");
    }

    @Test
    void ifNoMirrorHasTheFileTheMessageSaysWhyForEach() {
        serve("/forbidden/", exchange -> send(exchange, 403, new byte[0], -1));
        String host = mirror("").getAuthority();

        assertThatThrownBy(() -> fetch("forbidden/", "nowhere/"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("images.gz: could not be fetched from any mirror (" + host + " answered HTTP 403; " + host
                        + " answered HTTP 404)");
    }

    @Test
    void whatIsNoAddressOfAMirrorIsRefused() {
        for (String address : List.of("mnist", "ftp://example.org/mnist/", "http:///mnist/")) {
            assertThatThrownBy(() -> fetch(List.of(URI.create(address))))
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(address + ": is not the address of a mirror, expected something like"
                            + " https://data.example.org/mnist/");
        }
    }

    @Test
    void aFailedFetchOfMnistSaysHowToHelpOneselfAndWritesNothing(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("cache").resolve("mnist");
        MnistDownload download = new MnistDownload(List.of(mirror("nowhere/")), HttpClient.Builder.NO_PROXY);

        assertThatThrownBy(() -> download.fetch(target, new DownloadProgress() {}))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("train-images-idx3-ubyte.gz: could not be fetched from any mirror ("
                        + mirror("").getAuthority()
                        + " answered HTTP 404); check the network and the proxy (environment variable HTTPS_PROXY), or"
                        + " get the four files on another machine and copy them to " + target);

        assertThat(target).isEmptyDirectory();
    }

    @Test
    void realMnistIsFetchedWholeAndNotFetchedTwice(@TempDir Path folder) throws IOException {
        String place = System.getProperty("lanewise.mnist", System.getenv(DataFinder.VARIABLE));
        assumeTrue(
                place != null && Files.exists(Path.of(place, MnistFile.TRAIN_IMAGES.packedName())),
                "skipped: set LANEWISE_MNIST to a folder with the packed MNIST files to run the tests on real data");
        serve("/mnist/", exchange -> {
            byte[] bytes = Files.readAllBytes(
                    Path.of(place, exchange.getRequestURI().getPath().substring("/mnist/".length())));
            send(exchange, 200, bytes, bytes.length);
        });
        MnistDownload download = new MnistDownload(List.of(mirror("mnist/")), HttpClient.Builder.NO_PROXY);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), new byte[]{0x1f, (byte) 0x8b, 8});

        DataSet fetched = download.fetch(folder, new DownloadProgress() {});

        assertThat(fetched.description()).isEqualTo("MNIST from " + folder);
        assertThat(requests).hasSize(4);
        List<String> present = new ArrayList<>();
        download.fetch(folder, new DownloadProgress() {
            @Override
            public void present(String file) {
                present.add(file);
            }
        });
        assertThat(requests).hasSize(4);
        assertThat(present).hasSize(4);
    }

    private byte[] fetch(String... mirrors) {
        return fetch(Arrays.stream(mirrors).map(this::mirror).toList());
    }

    private byte[] fetch(List<URI> mirrors) {
        try (Download download = new Download(mirrors, Duration.ofMillis(500), HttpClient.Builder.NO_PROXY)) {
            return download.fetch(FILE, new DownloadProgress() {
                @Override
                public void failed(String file, URI mirror, String reason) {
                    failures.add(reason);
                }
            });
        }
    }

    private URI mirror(String folder) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + folder);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Range"));
            handler.handle(exchange);
        });
    }

    /** Sends the body; a body shorter than announced ends with a broken connection. */
    private static void send(HttpExchange exchange, int status, byte[] body, long announced) throws IOException {
        exchange.sendResponseHeaders(status, announced);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static int rangeStart(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private static byte[] content() {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) new Seed(21).bits(i);
        }
        return bytes;
    }
}
