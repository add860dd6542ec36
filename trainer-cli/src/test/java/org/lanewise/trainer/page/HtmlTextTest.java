package org.lanewise.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Tile;
import org.lanewise.trainer.figure.Xml;
import org.w3c.dom.Element;

class HtmlTextTest {
    private static final String NASTY = "<script>alert(\"1\")</script> & 'more'";

    @Test
    void allTextIsEscapedAndThePageIsWellFormed() {
        String html = HtmlText.of(everything(NASTY));

        assertThat(html).startsWith("<!DOCTYPE html>").doesNotContain("<script");
        assertThat(Xml.elements(html, "h1").getFirst().getTextContent()).isEqualTo(NASTY);
        assertThat(Xml.elements(html, "pre").getFirst().getTextContent()).isEqualTo(NASTY);
        assertThat(Xml.elements(html, "td").getFirst().getTextContent()).isEqualTo("✗ " + NASTY);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String html = HtmlText.of(everything("text"));

        for (Element element : Xml.elements(html, "*")) {
            assertThat(element.getTagName()).isNotIn("link", "script", "iframe", "object", "embed");
            assertThat(element.getAttribute("src")).isEmpty();
            assertThat(element.getTagName().equals("image") ? element.getAttribute("href") : "data:")
                    .startsWith("data:");
        }
        assertThat(html).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void chartsShareTheStyleOfThePage() {
        String html = HtmlText.of(everything("text"));

        assertThat(Xml.elements(html, "style")).hasSize(1);
        assertThat(Xml.elements(html, "svg", "lanewise")).hasSize(2);
    }

    @Test
    void whateverScrollsCanBeReachedByKeyAndHasAName() {
        assertThat(Xml.elements(HtmlText.of(everything("text")), "*")
                .stream()
                .filter(e -> e.getAttribute("class").equals("box"))).hasSize(4).allSatisfy(box -> {
                    assertThat(box.getAttribute("tabindex")).isEqualTo("0");
                    assertThat(box.getAttribute("aria-label")).isNotEmpty();
                });
    }

    @Test
    void aLongPageBeginsWithLinksToItsSections() {
        String html =
                HtmlText.of(new Blocks().section("one").section("two").section("one").section("four").page("long"));

        List<String> targets = Xml.elements(html, "a").stream().map(a -> a.getAttribute("href")).toList();
        List<String> anchors = Xml.elements(html, "h2").stream().map(h -> "#" + h.getAttribute("id")).toList();
        assertThat(targets).hasSize(4).doesNotHaveDuplicates().isEqualTo(anchors);
    }

    @Test
    void linksToPagesLeadToHtml() {
        String html = HtmlText.of(new Blocks().paragraph(Prose.of("see ").page("report 001", "001")).page("index"));

        assertThat(Xml.elements(html, "a").getFirst().getAttribute("href")).isEqualTo("001.html");
    }

    private static Page everything(String text) {
        Table table = new Table(Column.left(text)).row(Cell.of(text).marked(Mark.BAD));
        ImageGrid images = new ImageGrid(text).row(text, List.of(new Tile(1, 1, new float[1])));
        return new Blocks().section(text)
                .subsection(text)
                .paragraph(Prose.of(text).code(text).emphasis(text).strong(text))
                .items(text)
                .preformatted(text)
                .table(table)
                .figure("a", new LineChart(text), text)
                .details(text, inner -> inner.figure("b", images, text))
                .page(text);
    }
}
