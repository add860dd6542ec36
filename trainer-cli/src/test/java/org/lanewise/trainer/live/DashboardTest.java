package org.lanewise.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.browser.Browser;
import org.lanewise.trainer.browser.Tab;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.serve.web.WebServer;
import org.lanewise.trainer.train.RunListener;

/** The page of a training that goes on, in a real browser and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private WatchedDigits digits;
    private Dashboard dashboard;
    private WebServer server;
    private Thread trains;

    @BeforeAll
    void train(@TempDir Path folder) {
        this.folder = folder;
        digits = new WatchedDigits(new RunListener() {
            @Override
            public void stepped(Training training) {
                // The browser needs the processors as well.
                LockSupport.parkNanos(1_000_000);
            }
        });
        Runnable watched = digits.watched(Long.MAX_VALUE);
        dashboard = new Dashboard(digits.live());
        server = WebServer.start(InetAddress.getLoopbackAddress(), 0, dashboard.routes());
        dashboard.start();
        trains = Thread.ofPlatform().start(watched);
    }

    @AfterAll
    void end() throws InterruptedException {
        digits.end();
        trains.join();
        server.close();
        dashboard.close();
        digits.close();
        http.close();
    }

    private Browser browser() throws IOException, InterruptedException {
        return Browser.start(Files.createTempDirectory(folder, "profile"));
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "400, false", "400, true"})
    void everythingIsShownAndGoesOn(int width, boolean dark) throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), width, 900, dark)) {
            tab.await("document.querySelectorAll('.view canvas').length > 15");
            tab.await("document.querySelectorAll('.prediction').length === 12");
            tab.await("document.querySelector('#state').textContent === 'training'");
            String step = tab.text("[data-key=Epochstep]");
            tab.await("document.querySelector('[data-key=Epochstep]').textContent !== '" + step + "'");
            tab.await("document.querySelector('[data-key=Testafterepoch]').textContent.includes('% of 160')");

            assertThat(tab.text("#views")).contains("parameters: 4 × 1 × 3 × 3 + 4 = 40")
                    .contains("activation gradients")
                    .contains("weight gradients");
            assertThat(tab.value("document.querySelector('#text').value")).contains("Conv2d");
            assertThat(tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");
            tab.photograph("dashboard-" + width + (dark ? "-dark" : "-light"));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void itIsPausedChangedAndResumed() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.click("#pause");
            tab.await("document.querySelector('#state').textContent === 'paused'");
            long step = steps();
            Thread.sleep(200);
            assertThat(steps()).isEqualTo(step);

            tab.click("#learningRate");
            tab.value("document.querySelector('#learningRate').select()");
            tab.press("0", 1);
            tab.press(".", 1);
            tab.press("0", 1);
            tab.press("3", 1);
            tab.press("Enter", 1);
            tab.await("document.querySelector('#optimizer').textContent.includes('learning rate 0.03')");
            tab.click("#pause");
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.await("document.querySelector('#changes').textContent.includes('learning rate 0.03')");

            assertThat(digits.live().training().settings().optimizer().learningRate()).isEqualTo(0.03);
            assertThat(RunEvent.parse(get("log").lines().toList().getLast()).step()).isEqualTo(step);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void anAnswerThatComesLateHidesNothingThatHappenedSince() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.value("""
                    (atOnce => {
                      window.answers = 0;
                      window.fetch = async (...asked) => {
                        const answer = await atOnce(...asked);
                        await new Promise(done => setTimeout(done, 1500));
                        window.answers++;
                        return answer;
                      };
                    })(window.fetch)""");
            tab.click("#pause");
            tab.await("document.querySelector('#state').textContent === 'paused'");
            tab.click("#learningRate");
            tab.value("document.querySelector('#learningRate').select()");
            tab.type("0.04");
            tab.press("Enter", 1);
            tab.await("document.querySelector('#optimizer').textContent.includes('learning rate 0.04')");
            tab.click("#pause");
            tab.await("document.querySelector('#changes').textContent.includes('learning rate 0.04')");
            tab.await("window.answers === 3");
            Thread.sleep(200);

            assertThat(tab.text("#changes")).contains("learning rate 0.04");
            assertThat(tab.text("#pause")).isEqualTo("Pause");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardAlonePausesChangesTheRateAndResumes() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.tabTo("pause");
            tab.press("Enter", 1);
            tab.await("document.querySelector('#state').textContent === 'paused'");
            tab.tabTo("learningRate");
            tab.type("0.02");
            tab.press("Enter", 1);
            tab.await("document.querySelector('#optimizer').textContent.includes('learning rate 0.02')");
            tab.tabTo("pause");
            tab.press(" ", 1);
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.await("document.querySelector('#changes').textContent.includes('learning rate 0.02')");

            assertThat(digits.live().training().settings().optimizer().learningRate()).isEqualTo(0.02);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void everySettingIsTypedAndApplied() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#momentum').value !== ''");
            Map<String, String> typed = new LinkedHashMap<>();
            typed.put("momentum", "0.8");
            typed.put("weightDecay", "0.003");
            typed.put("batch", "24");
            for (Map.Entry<String, String> setting : typed.entrySet()) {
                tab.click("#" + setting.getKey());
                tab.value("document.querySelector('#" + setting.getKey() + "').select()");
                tab.type(setting.getValue());
            }
            tab.click("#settings button");
            tab.await("document.querySelector('#changes').textContent"
                    + ".includes('momentum 0.8, weight decay 0.003, batch 24')");

            TrainingSettings settings = digits.live().training().settings();
            assertThat(settings.batch()).isEqualTo(24);
            assertThat(settings.optimizer().weightDecay().factor()).isEqualTo(0.003);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void theTimesOfAStepAndTheThreeBestGuessesAreThere() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelectorAll('.prediction li').length === 36");
            tab.await("parseFloat(document.querySelector('[data-key=Forwardastep]')?.textContent) > 0");

            assertThat(tab.text("[data-key=Forwardastep]")).matches("\\d+\\.\\d\\d ms");
            assertThat(tab.text("[data-key=Backwardastep]")).matches("\\d+\\.\\d\\d ms").isNotEqualTo("0.00 ms");
            assertThat(tab.text("#predictions-title")).isEqualTo("Predictions on test images");
            // Of every image three classes, the likeliest first, with bars as long as their figures say.
            assertThat(tab.value("""
                    [...document.querySelectorAll('.prediction')].every(image => {
                      const rows = [...image.querySelectorAll('li')];
                      const shares = rows.map(row => parseFloat(row.querySelector('.value').textContent));
                      return rows.length === 3 && shares[0] >= 10 && shares[0] >= shares[1] && shares[1] >= shares[2]
                          && shares[0] + shares[1] + shares[2] < 100.2 && rows.every((row, i) => {
                            const track = row.querySelector('.track').getBoundingClientRect().width;
                            const bar = row.querySelector('i').getBoundingClientRect().width;
                            return row.querySelector('b').textContent.length === 1 && track > 20
                                && Math.abs(100 * bar / track - shares[i]) < 1;
                          });
                    })""")).isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void snapshotLogAndNetworkAreSavedByClicks() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#command').textContent !== ''");
            Path snapshot = tab.download("#save", Files.createTempDirectory(folder, "snapshot"));
            Path log = tab.download("a[href=log]", Files.createTempDirectory(folder, "log"));

            assertThat(snapshot.getFileName()).hasToString("luo-cnn1.ckpt");
            assertThat(Checkpoint.read(snapshot).progress().steps()).isPositive();
            assertThat(log.getFileName()).hasToString("events.jsonl");
            assertThat(EventLog.read(log).getFirst()).isInstanceOf(RunEvent.Origin.class);
        }
    }

    @Test
    void theGraphIsLogarithmicWhereThatIsClicked() throws Exception {
        String drawn = "document.querySelector('#graph').toDataURL()";
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#state').textContent === 'training'");
            tab.click("#pause");
            tab.await("document.querySelector('#state').textContent === 'paused'");
            // What was seen before the pause is drawn two seconds later at most.
            Thread.sleep(3000);
            String linear = tab.value(drawn);
            tab.click("#log");
            assertThat(tab.value(drawn)).isNotEqualTo(linear);
            tab.click("#log");
            assertThat(tab.value(drawn)).isEqualTo(linear);
            tab.click("#pause");
            tab.await("document.querySelector('#state').textContent === 'training'");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private long steps() throws Exception {
        return digits.live().wheel().ask(training -> training.progress().steps()).get();
    }

    @Test
    void anotherNetworkIsTrainedAndASnapshotBringsTheFirstBack() throws Exception {
        try (Browser browser = browser(); Tab tab = browser.open(server.uri(), 1200, 900, false)) {
            tab.await("document.querySelector('#text').value.includes('Conv2d')");
            Path snapshot = folder.resolve("first.ckpt");
            http.send(HttpRequest.newBuilder(server.uri().resolve("snapshot")).build(), BodyHandlers.ofFile(snapshot));
            int layers = digits.live().training().network().layers().size();
            // The input is shown as well, and flattening is not.
            int views = layers;

            tab.value(
                    "(t => { t.value = t.value.split('\\n').filter(line => !/Sigmoid|Tanh|ReLU/i.test(line)).join('\\n') })"
                            + "(document.querySelector('#text'))");
            tab.click("#restart");
            tab.await("document.querySelectorAll('.view').length > 0 && document.querySelectorAll('.view').length < "
                    + views);
            assertThat(digits.live().training().network().layers().size()).isLessThan(layers);

            tab.choose("#file", snapshot);
            tab.await("document.querySelectorAll('.view').length === " + views);
            assertThat(digits.live().training().network().layers()).hasSize(layers);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString()).body();
    }

    static Stream<Arguments> wrongRequests() {
        return Stream.of(
                Arguments.of("control", "{\"learningRate\":\"x\"}", 400, "'learningRate'"),
                Arguments.of("control", "{\"learningRate\":-1}", 400, "learning rate"),
                Arguments.of("control", "{\"batch\":0}", 400, "at least 1 image"),
                Arguments.of("control", "{\"batch\":100000}", 400, "more than the 640 training images"),
                Arguments.of("control", "{\"rate\":1}", 400, "'rate' cannot be changed"),
                Arguments.of("network", "{\"layers\":\"Conv3d\"}", 400, "line 1"),
                Arguments.of("network", "{}", 400, "no 'layers'"));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void aWrongRequestIsRefusedInWords(String path, String body, int status, String sentence) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).contains(sentence);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aFileThatIsNoSnapshotIsRefused() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.uri().resolve("snapshot"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString("hello"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("this is no snapshot");
    }
}
