package org.lanewise.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.figure.Xml;

class ExplorableChartTest {
    private static LineChart chart() {
        return new LineChart("chart").x(Axis.linear("epoch"))
                .y(Axis.logarithmic("loss"))
                .add(Series.of("</metadata> & \"more\"", new double[]{0.5, 1, 2}, new double[]{1, Double.NaN, 0.25}));
    }

    private static String html(LineChart chart) {
        return HtmlText.of(new Blocks().figure("chart", chart, "").page("page"));
    }

    @Test
    void thePolicyOfThePageNamesItsOnlyScriptByDigest() throws NoSuchAlgorithmException {
        String html = html(chart().explorable());

        String script = html.substring(html.indexOf("<script>") + 8, html.indexOf("</script>"));
        String digest = Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        assertThat(html).containsOnlyOnce("<script").contains("; script-src 'sha256-" + digest + "'\"");
    }

    @Test
    void aPageWithoutSuchAChartRunsNothing() {
        assertThat(html(chart())).doesNotContain("<script").doesNotContain("script-src").doesNotContain("<metadata");
    }

    @Test
    void theDrawingHoldsItsNumbersAndStaysWellFormed() {
        String svg = chart().explorable().svg();

        Json plot = Json.parse(Xml.elements(svg, "metadata", "plot").getFirst().getTextContent());
        Json curve = plot.asObject().get("series").asArray().getFirst();
        assertThat(curve.asObject().get("name").asString()).isEqualTo("</metadata> & \"more\"");
        assertThat(curve.asObject().get("x").toString()).isEqualTo("[0.5,1,2]");
        assertThat(curve.asObject().get("y").toString()).isEqualTo("[1,null,0.25]");
        assertThat(plot.asObject().get("y").asObject().get("log").asBoolean()).isTrue();
        assertThat(plot.asObject().get("x").asObject().get("from").asDouble()).isEqualTo(0.5);
    }

    @Test
    void theRestOfTheDrawingIsTheSame() {
        String svg = chart().explorable().svg();

        assertThat(svg.replaceAll("(?s)<metadata.*</metadata>\n", "")).isEqualTo(chart().svg());
        assertThat(List.of(chart().isExplorable(), chart().explorable().isExplorable())).containsExactly(false, true);
    }
}
