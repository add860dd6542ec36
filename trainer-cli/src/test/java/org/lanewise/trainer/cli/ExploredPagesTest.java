package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.trainer.browser.Browser;
import org.lanewise.trainer.browser.Tab;

/** Pages that commands write, in a real browser: pointed at, dragged over, and used by keyboard alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExploredPagesTest {
    private static final String CHART = "svg[role=slider]";
    private static final String VALUES = ".tools output";
    private static final String WHOLE = ".tools [aria-label=\"Show the whole curve\"]";

    private Map<String, Path> pages;
    private Browser browser;

    @BeforeAll
    void makePages(@TempDir Path folder) throws IOException, InterruptedException {
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
        Path digits = SmallDigits.in(folder, "digits", 41);
        Path slow = folder.resolve("slow");
        Path fast = folder.resolve("fast");
        Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 3, "--run", slow, "--json");
        Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 3, "--lr", 0.05, "--run", fast, "--json");
        Cli.run("report", slow, "--data", digits);
        Cli.run("compare", slow, fast, "--out", folder.resolve("compared"));
        Path sweep = folder.resolve("sweep");
        Cli.run("sweep", "luo-cnn1", "--data", digits, "--out", sweep, "--epochs", 2, "--grid", "lr=0.01,0.05,1e30",
                "--grid", "batch=40,80", "--json");
        Path rates = folder.resolve("rates");
        Cli.run("lr", "luo-cnn1", "--data", digits, "--steps", 40, "--out", rates, "--json");
        pages = Map.of(
                "report", slow.resolve("report.html"),
                "comparison", folder.resolve("compared").resolve("comparison.html"),
                "sweep", sweep.resolve("sweep.html"),
                "lr", rates.resolve("lr.html"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private Tab open(String page, int width, boolean dark) throws IOException, InterruptedException {
        return open(page, width, dark, "document.querySelector('.tools output')");
    }

    private Tab open(String page, int width, boolean dark, String ready) throws IOException, InterruptedException {
        return browser.open(pages.get(page).toUri(), width, 900, dark, ready);
    }

    private static boolean isWhole(Tab tab) {
        return tab.value("document.querySelector('" + WHOLE + "').disabled").equals("true");
    }

    @ParameterizedTest
    @CsvSource({"report, 1200, false", "report, 400, true", "comparison, 1200, true", "comparison, 400, false",
        "lr, 400, true"})
    void aChartShowsItsValuesUnderThePointerAndZoomsWhereItIsDraggedOver(String page, int width, boolean dark)
            throws Exception {
        try (Tab tab = open(page, width, dark)) {
            assertThat(tab.text(VALUES)).startsWith("Values: point");
            tab.point(CHART, 0.6, 0.5);
            tab.await("/: .*\\d/.test(document.querySelector('" + VALUES + "').textContent)"
                    + " && !document.querySelector('" + VALUES + "').textContent.startsWith('Values')");
            assertThat(isWhole(tab)).isTrue();

            tab.draw(CHART, 0.4, 0.5, 0.7, 0.5);
            tab.await("!document.querySelector('" + WHOLE + "').disabled");
            tab.photograph(page + "-" + width + (dark ? "-dark" : "-light"));
            tab.click(WHOLE);
            tab.await("document.querySelector('" + WHOLE + "').disabled");

            assertThat(tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, false", "400, true"})
    void aSweepListsItsTrialsTheBestFirstAndFitsTheScreen(int width, boolean dark) throws Exception {
        try (Tab tab = open("sweep", width, dark, "document.querySelector('table') && document.querySelector('svg')")) {
            tab.photograph("sweep-" + width + (dark ? "-dark" : "-light"));

            assertThat(tab.value("[...document.querySelector('table').rows]"
                    + ".filter(row => row.textContent.includes('1e30') && row.textContent.includes('failed')).length"))
                    .isEqualTo("2");
            assertThat(tab.value("document.body.textContent.includes('6 trials')")).isEqualTo("true");
            assertThat(tab.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "comparison", "lr"})
    void theKeyboardAloneReadsAndZoomsAChart(String page) throws Exception {
        try (Tab tab = open(page, 1200, false)) {
            for (int i = 0; i < 40 && !tab.value("document.activeElement.getAttribute('role')").equals("slider"); i++) {
                tab.press("Tab", 1);
            }
            assertThat(tab.value("document.activeElement === document.querySelector('" + CHART + "')"))
                    .isEqualTo("true");
            tab.press("ArrowRight", 2);
            String second = tab.text(VALUES);
            assertThat(second).doesNotStartWith("Values").matches(".*\\d.*: .*\\d.*");
            assertThat(tab.value("document.activeElement.getAttribute('aria-valuetext')")).isEqualTo(second);
            tab.press("ArrowRight", 1);
            assertThat(tab.text(VALUES)).isNotEqualTo(second);

            tab.press("+", 2);
            assertThat(isWhole(tab)).isFalse();
            tab.press("0", 1);
            assertThat(isWhole(tab)).isTrue();
            tab.press("Escape", 1);
            assertThat(tab.text(VALUES)).startsWith("Values: point");
            assertThat(tab.complaints()).isEmpty();
        }
    }
}
