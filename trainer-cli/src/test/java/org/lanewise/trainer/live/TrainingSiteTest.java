package org.lanewise.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.browser.Browser;
import org.lanewise.trainer.browser.Tab;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.serve.web.WebServer;

/** A training that is begun on a page, watched there, and ended. */
class TrainingSiteTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private TrainingSite site;
    private WebServer server;
    private URI page;

    @BeforeEach
    void serve() {
        DataSet images = DataSet.synthetic(640, 160, 1);
        site = new TrainingSite(() -> images, () -> Workers.of(1), KernelSelection.best(), "test");
        server = WebServer.start(InetAddress.getLoopbackAddress(), 0, site.routes());
        page = server.uri().resolve(TrainingSite.AT);
    }

    @AfterEach
    void end() {
        server.close();
        site.close();
        http.close();
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return http.send(
                HttpRequest.newBuilder(page.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void aTextIsTrainedUntilItIsEndedAndOnlyOneAtATime() throws Exception {
        String text = "{\"text\":\"name: mine\\nlayers: [Flatten, Linear: 10]\\nrecipe: {epochs: 100000, batch: 50}\"}";

        assertThat(get("").body()).contains("Begin a training");
        assertThat(get("log").statusCode()).isEqualTo(409);
        assertThat(post("begin", text).statusCode()).isEqualTo(200);
        assertThat(get("").body()).contains("<title>Training");
        assertThat(get("network").body()).contains("\"name\":\"mine\"");
        assertThat(post("control", "{\"learningRate\":0.5}").body()).contains("learning rate 0.5");
        HttpResponse<String> second = post("begin", text);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("end it first");
        assertThat(post("end", "{}").statusCode()).isEqualTo(200);
        assertThat(get("").body()).contains("Begin a training");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"layers: [Flaten]", "layers: [Flatten, Linear: 10]\\nrecipe: {batch: 700}", "layers: [ReLU]"})
    void aTextThatCannotBeTrainedIsRefusedInWords(String text) throws Exception {
        HttpResponse<String> answer = post("begin", "{\"text\":\"" + text + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("did you mean 'Flatten'", "a batch of 700 is more than",
                "needs a value a class");
        assertThat(get("").body()).contains("Begin a training");
    }

    @Test
    void onlyARequestThatNoOtherSiteCanSendEndsATraining() throws Exception {
        post("begin", "{\"text\":\"layers: [Flatten, Linear: 10]\\nrecipe: {epochs: 100000}\"}");
        HttpResponse<String> form = http.send(
                HttpRequest.newBuilder(page.resolve("end"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(get("").body()).contains("<title>Training");
    }

    @Test
    void aNetworkThatIsTooLargeIsRefusedWithTheNumbers() throws Exception {
        HttpResponse<String> answer =
                post("begin",
                        "{\"text\":\"name: huge\\nlayers: [Flatten, Linear: 2000000, Linear: 300, Linear: 10]\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("huge has 2,170,003,310 parameters");
        assertThat(get("").body()).contains("Begin a training");
    }

    @Test
    void imagesThatAreHeldBackAreCalledSo(@TempDir Path profile) throws Exception {
        String recipe = "recipe: {epochs: 100000, validation: drawn:0.25}";
        assertThat(post("begin", "{\"text\":\"layers: [Flatten, Linear: 10]\\n" + recipe + "\"}").statusCode())
                .isEqualTo(200);

        assertThat(post("control", "{}").body()).contains("\"measured\":\"validation\"");
        try (Browser browser = Browser.start(profile); Tab tab = browser.open(page, 400, 900, false)) {
            tab.await("document.querySelector('[data-key=Validationafterepoch]')?.textContent.includes('% of 160')");
            tab.await("document.querySelector('.prediction canvas')?.getAttribute('aria-label')"
                    + ".startsWith('validation image ')");
            assertThat(tab.text("#predictions-title")).isEqualTo("Predictions on validation images");
            assertThat(tab.text(".legend")).contains("validation, after each epoch");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void whereTheMemoryIsNotEnoughTheServerSaysSoAndGoesOn() throws Exception {
        TrainingSite full = new TrainingSite(
                () -> {
                    throw new OutOfMemoryError("as in a JVM with a full heap");
                },
                () -> Workers.of(1), KernelSelection.best(), "test");
        try (full; WebServer other = WebServer.start(InetAddress.getLoopbackAddress(), 0, full.routes())) {
            page = other.uri().resolve(TrainingSite.AT);
            HttpResponse<String> answer = post("begin", "{\"text\":\"layers: [Flatten, Linear: 10]\"}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the memory of the JVM is not enough");
            assertThat(get("").body()).contains("Begin a training");
        }
    }

    @Test
    void aModelIsChosenTrainedAndEndedInABrowser(@TempDir Path profile) throws Exception {
        try (Browser browser = Browser.start(profile); Tab tab = browser.open(page, 400, 900, false)) {
            tab.await("document.querySelector('#text').value.includes('name: ')");
            tab.value("(s => { s.selectedIndex = [...s.options].findIndex(o => o.text === 'luo-cnn1');"
                    + " s.dispatchEvent(new Event('change')) })(document.querySelector('#model'))");
            assertThat(tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");
            tab.photograph("training-begin");
            tab.click("#begin");
            tab.await("document.querySelectorAll('.view canvas').length > 15");
            tab.await("document.querySelector('#model').textContent === 'luo-cnn1'");
            tab.click("#end");
            tab.await("document.querySelector('#begin')");

            assertThat(tab.complaints()).isEmpty();
        }
    }
}
