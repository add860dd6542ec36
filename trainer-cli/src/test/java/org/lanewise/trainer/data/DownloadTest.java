package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lanewise.trainer.data.LoopbackServer.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.Download.PublishedFile;

class DownloadTest {
    private static final byte[] CONTENT = content();
    private static final PublishedFile FILE = new PublishedFile("images.gz", CONTENT.length, Sha256.of(CONTENT));

    private final List<String> failures = new ArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new LoopbackServer();
        server.serve("/good/", exchange -> send(exchange, 200, CONTENT, CONTENT.length));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theFirstMirrorThatGivesTheFileIsEnough() {
        assertThat(fetch("good/", "other/")).isEqualTo(CONTENT);

        assertThat(server.requests()).containsExactly("/good/images.gz null");
        assertThat(failures).isEmpty();
    }

    @Test
    void aMissingSlashAtTheEndOfAMirrorIsAdded() {
        assertThat(fetch("good")).isEqualTo(CONTENT);
    }

    @Test
    void aMirrorThatAnswers403IsLeftForTheNext() {
        server.serve("/forbidden/",
                exchange -> send(exchange, 403, "<html>no</html>".getBytes(StandardCharsets.UTF_8), 15));

        assertThat(fetch("forbidden/", "good/")).isEqualTo(CONTENT);

        assertThat(server.requests()).containsExactly("/forbidden/images.gz null", "/good/images.gz null");
        assertThat(failures).containsExactly("answered HTTP 403");
    }

    @Test
    void aMirrorThatSendsOtherBytesIsLeftForTheNext() {
        byte[] wrong = CONTENT.clone();
        wrong[4711] ^= 1;
        server.serve("/wrong/", exchange -> send(exchange, 200, wrong, wrong.length));

        assertThat(fetch("wrong/", "good/")).isEqualTo(CONTENT);

        assertThat(server.requests()).containsExactly("/wrong/images.gz null", "/good/images.gz null");
        assertThat(failures)
                .containsExactly(
                        "sent other bytes than expected (SHA-256 " + Sha256.of(wrong) + ", not " + FILE.sha256() + ")");
    }

    @Test
    void aMirrorThatSendsAPageInPlaceOfTheFileIsLeftForTheNext() {
        server.serve("/page/", exchange -> send(exchange, 200, new byte[300], 300));

        assertThat(fetch("page/", "good/")).isEqualTo(CONTENT);

        assertThat(failures).containsExactly("sent a file of 300 bytes, expected " + CONTENT.length);
    }

    @Test
    void aMirrorThatSendsTooMuchIsCutOff() {
        server.serve("/endless/", exchange -> {
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
        server.serve("/breaking/", exchange -> {
            int from = rangeStart(exchange);
            byte[] rest = Arrays.copyOfRange(CONTENT, from, CONTENT.length);
            send(exchange, from == 0 ? 200 : 206, Arrays.copyOf(rest, Math.min(rest.length, 40_000)), rest.length);
        });

        assertThat(fetch("breaking/")).isEqualTo(CONTENT);

        assertThat(server.requests()).hasSize(3).first().isEqualTo("/breaking/images.gz null");
        assertThat(server.requests().get(1)).startsWith("/breaking/images.gz bytes=");
        assertThat(failures).hasSize(2).allSatisfy(reason -> assertThat(reason).startsWith("broke off ("));
    }

    @Test
    void aMirrorThatCannotResumeIsAskedForTheWholeFileAgain() {
        server.serve("/once/", exchange -> {
            boolean first = server.requests().size() == 1;
            send(exchange, 200, first ? Arrays.copyOf(CONTENT, 50_000) : CONTENT, CONTENT.length);
        });

        assertThat(fetch("once/")).isEqualTo(CONTENT);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aMirrorThatResumesWithOtherBytesIsAskedForTheWholeFileAgain() {
        server.serve("/changed/", exchange -> {
            int from = rangeStart(exchange);
            if (from > 0) {
                send(exchange, 206, new byte[CONTENT.length - from], CONTENT.length - from);
            } else {
                send(exchange, 200, server.requests().size() == 1 ? Arrays.copyOf(CONTENT, 50_000) : CONTENT,
                        CONTENT.length);
            }
        });

        assertThat(fetch("changed/")).isEqualTo(CONTENT);

        assertThat(server.requests()).hasSize(3).last().isEqualTo("/changed/images.gz null");
    }

    @Test
    void aBodyThatIsAlwaysTruncatedIsGivenUpAfterThreeAttemptsAndTheNextMirrorStartsFromTheBeginning() {
        server.serve("/truncated/",
                exchange -> send(exchange, rangeStart(exchange) == 0 ? 200 : 206, new byte[10], 5000));

        assertThat(fetch("truncated/", "good/")).isEqualTo(CONTENT);

        assertThat(server.requests()).hasSize(4).last().isEqualTo("/good/images.gz null");
    }

    @Test
    void aMirrorThatFallsSilentIsGivenUp() {
        server.serve("/silent/", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(Duration.ofMinutes(5));
            } catch (InterruptedException _) {
                exchange.close();
            }
        });

        List<URI> silent = List.of(server.mirror("silent/"));
        assertThatThrownBy(() -> fetch(silent, Duration.ofMillis(300)))
                .hasMessageEndingWith(" sent nothing for 0.3 s)");

        assertThat(failures).hasSize(3).containsOnly("sent nothing for 0.3 s");
    }

    @Test
    void aMirrorWhereNobodyListensIsLeftForTheNext() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        URI closed = URI.create("http://localhost:" + closedPort + "/");

        assertThat(fetch(List.of(closed, server.mirror("good/")))).isEqualTo(CONTENT);

        assertThat(failures).containsExactly("refused the connection");
    }

    @Test
    void ifNoMirrorHasTheFileTheMessageSaysWhyForEach() {
        server.serve("/forbidden/", exchange -> send(exchange, 403, new byte[0], -1));
        String host = server.mirror("").getAuthority();

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

    private byte[] fetch(String... mirrors) {
        return fetch(Arrays.stream(mirrors).map(server::mirror).toList());
    }

    private byte[] fetch(List<URI> mirrors) {
        return fetch(mirrors, Duration.ofMinutes(1));
    }

    private byte[] fetch(List<URI> mirrors, Duration patience) {
        try (Download download = new Download(mirrors, patience, HttpClient.Builder.NO_PROXY)) {
            return download.fetch(FILE, new DownloadProgress() {
                @Override
                public void failed(String file, URI mirror, String reason) {
                    failures.add(reason);
                }
            });
        }
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
