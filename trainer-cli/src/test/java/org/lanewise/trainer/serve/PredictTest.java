package org.lanewise.trainer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.serve.web.WebServer;

/** {@code POST /predict} and what is around it, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictTest {
    private static final int SIZE = 28 * 28;

    private final HttpClient http = HttpClient.newHttpClient();
    private WebServer server;
    private NetworkFile network;
    private LabeledImages digits;

    @BeforeAll
    void start(@TempDir Path folder) {
        Path file = TrainedDigits.save("luo-cnn1", folder.resolve("a"));
        network = NetworkFile.read(file);
        digits = DataSet.synthetic(10, 40, 5).test();
        server = WebServer.start(InetAddress.getLoopbackAddress(), 0,
                new DrawingSite(ServedNetworks.read(List.of(file), KernelSelection.best()), true).routes());
    }

    @AfterAll
    void stop() {
        server.close();
        http.close();
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve("predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private byte[] digit(int index) {
        return Arrays.copyOfRange(digits.pixels(), index * SIZE, (index + 1) * SIZE);
    }

    private static String question(byte[] pixels, String more) {
        return "{\"pixels\":\"" + Base64.getEncoder().encodeToString(pixels) + "\",\"width\":28,\"height\":28" + more
                + "}";
    }

    @Test
    void answersAreThoseOfThePlanOfTheNetwork() throws Exception {
        try (Workers workers = Workers.of(1)) {
            InferencePlan plan = InferencePlan.compile(network.parameters(), 1, KernelSelection.best(), workers);
            for (int i = 0; i < 10; i++) {
                float[] values = new float[SIZE];
                for (int p = 0; p < SIZE; p++) {
                    values[p] = (float) ((digits.pixels()[i * SIZE + p] & 0xFF) / 255.0);
                }
                float[] expected = plan.predict(values);
                Map<String, Json> answer = Json.parse(
                        ask(question(digit(i), ",\"centre\":false,\"layers\":" + (i % 2 == 0))).body()).asObject();
                List<Json> probabilities = answer.get("probabilities").asArray();

                for (int c = 0; c < 10; c++) {
                    assertThat(probabilities.get(c).asFloat())
                            .isCloseTo(expected[c], Offset.offset(1e-6f));
                }
            }
        }
    }

    @Test
    void mostDigitsAreRecognisedWhereverTheyStand() throws Exception {
        int right = 0;
        for (int i = 0; i < digits.count(); i++) {
            byte[] large = new byte[60 * 50];
            for (int p = 0; p < SIZE; p++) {
                large[(p / 28 + 20) * 50 + p % 28 + 3] = digits.pixels()[i * SIZE + p];
            }
            String numbers = IntStream.range(0, large.length)
                    .mapToObj(p -> Integer.toString(large[p] & 0xFF))
                    .collect(Collectors.joining(","));
            HttpResponse<String> answer = ask("{\"pixels\":[" + numbers + "],\"width\":50,\"height\":60}");
            assertThat(answer.statusCode()).isEqualTo(200);
            right += Json.parse(answer.body()).asObject().get("class").asInt() == digits.labels()[i] ? 1 : 0;
        }

        assertThat(right).isGreaterThanOrEqualTo(digits.count() * 8 / 10);
    }

    @Test
    void layersComeWithTheirShapesAndExtremes() throws Exception {
        Map<String, Json> answer = Json.parse(ask(question(digit(0), ",\"layers\":true")).body()).asObject();
        List<Json> layers = answer.get("layers").asArray();

        assertThat(layers).hasSameSizeAs(network.network().layers());
        for (int i = 0; i < layers.size(); i++) {
            Map<String, Json> layer = layers.get(i).asObject();
            assertThat(layer.get("name").asString()).isEqualTo(network.network().placed().get(i).name());
            assertThat(Base64.getDecoder().decode(layer.get("values").asString()))
                    .hasSize(network.network().placed().get(i).output().size())
                    .contains((byte) 255, (byte) 0);
            assertThat(layer.get("min").asFloat()).isLessThan(layer.get("max").asFloat());
        }
    }

    static Stream<Arguments> wrongQuestions() {
        return Stream.of(
                Arguments.of("{", "no JSON"),
                Arguments.of("[]", "expected an object"),
                Arguments.of("{}", "send either 'pixels'"),
                Arguments.of("{\"pixels\":[],\"picture\":\"\"}", "send either 'pixels'"),
                Arguments.of("{\"pixels\":[0,1],\"height\":1}", "there is no 'width'"),
                Arguments.of("{\"pixels\":[0,1],\"width\":3,\"height\":1}", "has 2 values, but 3 x 1 are 3"),
                Arguments.of("{\"pixels\":[0,256],\"width\":2,\"height\":1}", "'pixels[1]' must be 0 to 255, got 256"),
                Arguments.of("{\"pixels\":[0,\"x\"],\"width\":2,\"height\":1}", "pixels[1]"),
                Arguments.of("{\"pixels\":\"***\",\"width\":1,\"height\":1}", "'pixels' is no base64"),
                Arguments.of("{\"pixels\":[0,0],\"width\":2,\"height\":1}", "nothing is drawn"),
                Arguments.of("{\"pixels\":[0],\"width\":2000,\"height\":1}", "'width' must be 1 to 1024, got 2000"),
                Arguments.of("{\"pixels\":[9],\"width\":1,\"height\":1,\"centre\":false}",
                        "must be 28 x 28 already, got 1 x 1"),
                Arguments.of("{\"picture\":\"AAAA\"}", "no picture that can be read"),
                Arguments.of("{\"pixel\":[0]}", "'pixel' means nothing here"));
    }

    @ParameterizedTest
    @MethodSource("wrongQuestions")
    void aWrongQuestionIsRefusedInWords(String body, String sentence) throws Exception {
        HttpResponse<String> answer = ask(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).asObject().get("error").asString()).contains(sentence);
    }

    @Test
    void anUnknownNetworkIsNotFound() throws Exception {
        HttpResponse<String> answer = ask(question(digit(0), ",\"network\":\"x\""));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no network 'x' here; there is luo-cnn1");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        HttpResponse<String> answer = ask("\"" + "A".repeat(Question.LARGEST_BODY) + "\"");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains(Integer.toString(Question.LARGEST_BODY));
    }

    @Test
    void whatIsNotSaidToBeJsonIsRefused() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.uri().resolve("predict"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(question(digit(0), ""))));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void anotherMethodIsRefusedAndTheRightOneNamed() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.uri().resolve("predict")).GET());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "../etc/passwd", "predict/", "draw.html.js"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(send(HttpRequest.newBuilder(server.uri().resolve("/" + path)).GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void everyFileOfThePageIsThereAndNamesNoOtherPlace() throws Exception {
        for (String file : List.of("", "draw.js", "pad.js", "maps.js", "style.css", "icon.svg")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(server.uri().resolve(file)).GET());

            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body().replace("http://www.w3.org/2000/svg", "")).as(file).doesNotContain("http");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
        }
    }

    @Test
    void theSchemaIsJson() throws Exception {
        String schema = send(HttpRequest.newBuilder(server.uri().resolve("predict.schema.json")).GET()).body();

        assertThat(Json.parse(schema).asObject().get("$defs").asObject()).containsKeys("question", "answer", "refusal");
    }
}
