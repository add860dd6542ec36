package org.lanewise.trainer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.trainer.browser.Browser;
import org.lanewise.trainer.browser.Tab;
import org.lanewise.trainer.serve.web.WebServer;

/** The page in a real browser: drawn on, clicked, and read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingPageTest {
    private static final double[] SEVEN = {0.25, 0.2, 0.75, 0.2, 0.45, 0.85};
    private static final double[] ONE = {0.5, 0.15, 0.5, 0.85};

    private Path folder;
    private WebServer server;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        browser = Browser.start(folder);
        ServedNetworks networks = ServedNetworks.read(
                List.of(TrainedDigits.save("luo-cnn1", folder.resolve("a")),
                        TrainedDigits.save("luo-mlp-hw1", folder.resolve("b"))),
                KernelSelection.best());
        server = WebServer.start(InetAddress.getLoopbackAddress(), 0, new DrawingSite(networks, false).routes());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Tab tab(int width, boolean dark) throws IOException, InterruptedException {
        return browser.open(server.uri(), width, 900, dark);
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "1200, true", "400, false", "400, true"})
    void whatIsDrawnWithTheMouseIsRecognisedAndShownLayerByLayer(int width, boolean dark) throws Exception {
        try (Tab tab = tab(width, dark)) {
            tab.draw("#pad", SEVEN);
            tab.await("document.querySelector('#winner').textContent === '7'");
            tab.await("document.querySelectorAll('.layer').length > 5");

            assertThat(tab.text(".bars .first .value")).endsWith("%");
            assertThat(tab.value("document.querySelector('.layer canvas').width > 50")).isEqualTo("true");
            assertThat(tab.text("#time")).contains("ms");
            assertThat(tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");
            tab.photograph("draw-" + width + (dark ? "-dark" : "-light"));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsDrawnWithAFingerIsRecognisedAndThePageDoesNotScroll() throws Exception {
        try (Tab tab = tab(400, false)) {
            tab.touch("#pad", 0.5, 0.15, 0.5, 0.3, 0.5, 0.5, 0.5, 0.7, 0.5, 0.85);
            tab.await("document.querySelector('#winner').textContent === '1'");

            assertThat(tab.value("document.scrollingElement.scrollTop === 0")).isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void aPenDrawsAndPressedHarderDrawsThicker() throws Exception {
        double[] stroke = {0.5, 0.15, 0.5, 0.3, 0.5, 0.5, 0.5, 0.7, 0.5, 0.85};
        try (Tab tab = tab(1200, false)) {
            tab.pen("#pad", 0.2, stroke);
            tab.await("document.querySelector('#winner').textContent === '1'");
            int light = inked(tab);
            tab.click("#clear");
            tab.await("document.querySelector('#winner').textContent === '–'");
            tab.pen("#pad", 0.9, stroke);
            tab.await("document.querySelector('#winner').textContent === '1'");

            assertThat(inked(tab)).isGreaterThan(light);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** Pixels of the pad that are not blank. */
    private static int inked(Tab tab) {
        return Integer.parseInt(tab.value("(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
                + ".filter((v, i) => i % 4 === 3 && v > 0).length)(document.querySelector('#pad'))"));
    }

    @Test
    void theKeyboardAloneDraws() throws Exception {
        try (Tab tab = tab(1200, false)) {
            tab.tabTo("pad");
            tab.press(" ", 1);
            tab.press("ArrowDown", 18);
            tab.press(" ", 1);
            tab.await("document.querySelector('#winner').textContent === '1'");
            tab.await("document.querySelector('#spoken').textContent.startsWith('1, ')");
            tab.photograph("draw-keyboard");
            tab.press("Escape", 1);
            tab.await("document.querySelector('#winner').textContent === '–'");

            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void anotherNetworkAnswersAboutTheSameDrawing() throws Exception {
        try (Tab tab = tab(1200, false)) {
            tab.draw("#pad", ONE);
            tab.await("document.querySelector('#winner').textContent === '1'");
            String before = tab.text(".bars .first .value") + tab.text("#layers");
            tab.tabTo("network");
            tab.press("ArrowDown", 1);
            tab.await("document.querySelectorAll('.layer h3')[0].textContent === 'linear'");

            assertThat(tab.text("#about")).startsWith("luo-mlp-hw1");
            assertThat(tab.text(".bars .first .value") + tab.text("#layers")).isNotEqualTo(before);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void undoTakesTheLastStrokeBackAndClearAll() throws Exception {
        try (Tab tab = tab(1200, false)) {
            tab.draw("#pad", ONE);
            // Spoken when nothing has changed for a while, so it is about the whole stroke.
            tab.await("document.querySelector('#spoken').textContent.startsWith('1, ')");
            String one = tab.value("document.querySelector('#seen').toDataURL()");
            tab.draw("#pad", 0.1, 0.5, 0.9, 0.5);
            tab.await("document.querySelector('#seen').toDataURL() !== '" + one + "'");
            tab.click("#undo");
            tab.await("document.querySelector('#seen').toDataURL() === '" + one + "'");
            tab.click("#clear");
            tab.await("document.querySelector('#winner').textContent === '–'");

            assertThat(tab.value("document.querySelector('#undo').disabled")).isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void anUploadedPictureIsRecognisedAndDrawingReplacesIt() throws Exception {
        try (Tab tab = tab(400, false)) {
            tab.choose("#file", photograph());
            tab.await("document.querySelector('#winner').textContent === '7'");
            tab.photograph("draw-upload");
            assertThat(tab.value("document.querySelector('#uploaded').hidden")).isEqualTo("false");
            tab.draw("#pad", ONE);
            tab.await("document.querySelector('#winner').textContent === '1'");

            assertThat(tab.value("document.querySelector('#uploaded').hidden")).isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /** A seven in dark ink on grey paper. */
    private Path photograph() throws IOException {
        BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(190, 185, 170));
        graphics.fillRect(0, 0, 300, 200);
        graphics.setColor(new Color(40, 40, 90));
        graphics.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.drawPolyline(new int[]{100, 190, 140}, new int[]{40, 40, 160}, 3);
        graphics.dispose();
        Path file = folder.resolve("seven.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    @Test
    void aFileThatIsNoPictureIsRefusedInWords() throws Exception {
        try (Tab tab = tab(400, false)) {
            tab.choose("#file", folder.resolve("a"));
            tab.await("!document.querySelector('#failure').hidden");

            assertThat(tab.text("#failure")).contains("no picture that can be read");
        }
    }
}
