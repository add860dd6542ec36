package org.lanewise.trainer.page;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Markup;

/** A page in HTML: one file that loads nothing, and runs nothing but the script of charts that can be explored. */
final class HtmlText {
    /** From this many sections on a page begins with links to them. */
    private static final int CONTENTS_FROM = 4;
    /** A figure may shrink to this share of its width before it is scrolled instead: its texts must stay readable. */
    private static final double SMALLEST = 0.8;

    private final Markup html = new Markup();
    /** By identity: two sections may have the same heading. */
    private final Map<Block.Heading, String> anchors = new IdentityHashMap<>();

    private HtmlText() {}

    static String of(Page page) {
        HtmlText text = new HtmlText();
        text.page(page);
        return text.html.toString();
    }

    private void page(Page page) {
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        String script = isExplorable(page) ? Script.text() : "";
        // The browser itself sees to it that nothing is loaded and nothing else runs.
        html.empty("meta", "http-equiv", "Content-Security-Policy",
                "content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
                        + (script.isEmpty() ? "" : "; script-src " + Script.source(script)))
                .line();
        html.element("title", page.title()).line();
        html.open("style").line().raw(StyleSheet.text()).close("style").line().close("head").line();
        html.open("body").line().open("main").line().element("h1", page.title()).line();
        contents(page.blocks());
        blocks(page.blocks());
        html.close("main").line();
        if (!script.isEmpty()) {
            html.open("script").raw(script).close("script").line();
        }
        html.close("body").line().close("html").line();
    }

    private static boolean isExplorable(Page page) {
        return page.pictures()
                .stream()
                .anyMatch(picture -> picture.figure() instanceof LineChart chart && chart.isExplorable());
    }

    private void contents(List<Block> blocks) {
        List<Block.Heading> sections = blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .filter(heading -> heading.level() == 2)
                .toList();
        int number = 1;
        for (Block.Heading section : sections) {
            anchors.put(section, "section-" + number++);
        }
        if (sections.size() >= CONTENTS_FROM) {
            html.open("nav", "aria-label", "Contents").open("ul").line();
            for (Block.Heading section : sections) {
                html.open("li")
                        .element("a", section.prose().plain(), "href", "#" + anchors.get(section))
                        .close("li")
                        .line();
            }
            html.close("ul").close("nav").line();
        }
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading -> heading(heading);
                case Block.Paragraph paragraph -> {
                    html.open("p");
                    inline(paragraph.prose());
                    html.close("p").line();
                }
                case Block.Items items -> items(items);
                case Block.Preformatted preformatted -> {
                    box("pre", "text");
                    html.text(preformatted.text()).close("pre").line();
                }
                case Block.Picture picture -> picture(picture);
                case Block.Details details -> {
                    html.open("details").open("summary");
                    inline(details.summary());
                    html.close("summary").line();
                    blocks(details.blocks());
                    html.close("details").line();
                }
                case Table table -> table(table);
            }
        }
    }

    private void heading(Block.Heading heading) {
        String element = "h" + heading.level();
        String anchor = anchors.get(heading);
        if (anchor == null) {
            html.open(element);
        } else {
            html.open(element, "id", anchor);
        }
        inline(heading.prose());
        html.close(element).line();
    }

    private void items(Block.Items items) {
        String element = items.numbered() ? "ol" : "ul";
        html.open(element).line();
        for (Prose item : items.items()) {
            html.open("li");
            inline(item);
            html.close("li").line();
        }
        html.close(element).line();
    }

    /** A box that scrolls by itself must be reachable for those who have no mouse. */
    private void box(String element, String name) {
        html.open(element, "class", "box", "tabindex", "0", "role", "region", "aria-label", name);
    }

    private void picture(Block.Picture picture) {
        Figure figure = picture.figure();
        html.open("figure");
        box("div", "figure");
        html.open("div", "style", "min-width:" + Math.round(figure.width() * SMALLEST) + "px;max-width:"
                + figure.width() + "px");
        html.line().raw(figure.element()).close("div").close("div").line();
        if (!picture.caption().plain().isEmpty()) {
            html.open("figcaption");
            inline(picture.caption());
            html.close("figcaption");
        }
        html.close("figure").line();
    }

    private void table(Table table) {
        box("div", "table");
        html.open("table").line().open("thead").open("tr");
        for (Column column : table.columns()) {
            html.open("th", "scope", "col", "class", side(column));
            inline(column.heading());
            html.close("th");
        }
        html.close("tr").close("thead").line().open("tbody").line();
        for (List<Cell> row : table.rows()) {
            html.open("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), table.columns().get(i));
            }
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").line();
    }

    private void cell(Cell cell, Column column) {
        String mark = cell.mark() == Mark.NONE ? "" : " " + cell.mark().name().toLowerCase(Locale.ROOT);
        html.open("td", "class", side(column) + mark).text(cell.mark().sign());
        boolean plain = cell.prose().spans().stream().allMatch(span -> span.kind() == Prose.Kind.TEXT);
        if (column.side() == Column.Side.RIGHT && plain) {
            numbers(cell.prose().plain());
        } else {
            inline(cell.prose());
        }
        html.close("td");
    }

    /** Numbers stay in one line, but what follows them in brackets may go to the next. */
    private void numbers(String text) {
        int bracket = text.indexOf(" (");
        if (bracket < 0) {
            html.text(text);
        } else {
            html.text(text.substring(0, bracket + 1)).empty("wbr").text(text.substring(bracket + 1));
        }
    }

    private static String side(Column column) {
        return column.side().name().toLowerCase(Locale.ROOT);
    }

    private void inline(Prose prose) {
        for (Prose.Span span : prose.spans()) {
            switch (span.kind()) {
                case TEXT -> html.text(span.text());
                case CODE -> html.element("code", span.text());
                case EMPHASIS -> html.element("em", span.text());
                case STRONG -> html.element("strong", span.text());
                case LINK -> html.element("a", span.text(), "href", span.target());
                case PAGE -> html.element("a", span.text(), "href", span.target() + ".html");
            }
        }
    }
}
