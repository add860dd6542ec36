package org.lanewise.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Tile;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "a * b_c [d](e) `f`   ~ a \\* b\\_c \\[d\\](e) \\`f\\`",
        "<script> & |         ~ \\<script\\> \\& \\|",
        "# 1                  ~ \\# 1",
        "- 1                  ~ \\- 1",
        "12. December         ~ 12\\. December",
        "3.5 and -1 and a-b   ~ 3.5 and -1 and a-b"
    })
    void whatCouldBeMarkdownIsEscaped(String text, String markdown) {
        assertThat(body(new Blocks().paragraph(text))).isEqualTo(markdown + "\n");
    }

    @Test
    void proseHasCodeEmphasisAndLinks() {
        Prose prose = Prose.of("run ")
                .code("a|b")
                .text(", ")
                .code("`x`")
                .text(" ")
                .emphasis("now")
                .text(" ")
                .strong("or")
                .text(" ")
                .link("here", "https://example.org/a(b)")
                .text(" ")
                .page("there", "001");

        assertThat(body(new Blocks().paragraph(prose)))
                .isEqualTo("run `a|b`, `` `x` `` *now* **or** [here](<https://example.org/a(b)>) [there](001.md)\n");
    }

    @Test
    void aTableHasSidesMarksAndNoBarInItsCells() {
        Table table = new Table(Column.left("net"), Column.right("claimed"), Column.centre("verdict"))
                .row(Cell.code("a|b"), Cell.of("98.7 %"), Cell.of("reproduced").marked(Mark.GOOD));

        assertThat(body(new Blocks().table(table))).isEqualTo("""
                | net | claimed | verdict |
                | --- | --: | :-: |
                | `a\\|b` | 98.7 % | ✓ reproduced |
                """);
    }

    @Test
    void figuresAreLinkedChartsAsSvgAndPlainImagesAsPng() {
        ImageGrid images = new ImageGrid("").row("", List.of(new Tile(1, 1, new float[1])));

        assertThat(
                body(new Blocks().figure("loss", new LineChart("the loss"), "Figure 1.").figure("digits", images, "")))
                .isEqualTo("![the loss](page/loss.svg)\n\nFigure 1.\n\n![](page/digits.png)\n");
    }

    @Test
    void detailsHoldBlocks() {
        assertThat(body(new Blocks().details("log <1>", inner -> inner.preformatted("a\n```\nb"))))
                .isEqualTo("<details>\n<summary>log &lt;1&gt;</summary>\n\n````text\na\n```\nb\n````\n\n</details>\n");
    }

    @Test
    void listsAreNumberedOrNot() {
        assertThat(body(new Blocks().items("a", "b").numbered(List.of(Prose.of("c"), Prose.of("d")))))
                .isEqualTo("- a\n- b\n\n1. c\n2. d\n");
    }

    private static String body(Blocks blocks) {
        String text = MarkdownText.of(blocks.page("T"), "page");
        assertThat(text).startsWith("# T\n\n");
        return text.substring(5);
    }
}
