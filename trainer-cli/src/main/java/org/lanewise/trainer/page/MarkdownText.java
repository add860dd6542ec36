package org.lanewise.trainer.page;

import java.util.List;
import org.lanewise.trainer.figure.ImageGrid;

/** A page in Markdown as GitHub reads it (GFM). Figures are files in a folder beside it. */
public final class MarkdownText {
    private final String figures;
    private final StringBuilder out = new StringBuilder();

    private MarkdownText(String figures) {
        this.figures = figures;
    }

    /** @param figures the address of the folder with the figures, relative to the page */
    public static String of(Page page, String figures) {
        MarkdownText text = new MarkdownText(figures);
        text.out.append("# ").append(escape(page.title())).append('\n');
        text.blocks(page.blocks());
        return text.out.toString();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            out.append('\n');
            switch (block) {
                case Block.Heading heading ->
                        out.append("#".repeat(heading.level()))
                                .append(' ')
                                .append(inline(heading.prose()))
                                .append('\n');
                case Block.Paragraph paragraph -> out.append(inline(paragraph.prose())).append('\n');
                case Block.Items items -> items(items);
                case Block.Preformatted preformatted -> preformatted(preformatted.text());
                case Block.Picture picture -> picture(picture);
                case Block.Details details -> {
                    out.append("<details>\n<summary>").append(html(details.summary().plain())).append("</summary>\n");
                    blocks(details.blocks());
                    out.append("\n</details>\n");
                }
                case Table table -> table(table);
            }
        }
    }

    private void items(Block.Items items) {
        int number = 1;
        for (Prose item : items.items()) {
            out.append(items.numbered() ? number++ + ". " : "- ").append(inline(item)).append('\n');
        }
    }

    private void preformatted(String text) {
        String fence = "`".repeat(Math.max(3, longestRunOfBackticks(text) + 1));
        out.append(fence)
                .append("text\n")
                .append(text)
                .append(text.endsWith("\n") ? "" : "\n")
                .append(fence)
                .append('\n');
    }

    private void picture(Block.Picture picture) {
        String ending = picture.figure() instanceof ImageGrid grid && !grid.hasText() ? ".png" : ".svg";
        String alt = picture.figure().title().isEmpty() ? picture.caption().plain() : picture.figure().title();
        out.append("![")
                .append(escape(alt))
                .append("](")
                .append(figures)
                .append('/')
                .append(picture.name())
                .append(ending)
                .append(")\n");
        String caption = inline(picture.caption());
        if (!caption.isEmpty()) {
            out.append('\n').append(caption).append('\n');
        }
    }

    private void table(Table table) {
        for (Column column : table.columns()) {
            out.append("| ").append(cell(inline(column.heading()))).append(' ');
        }
        out.append("|\n");
        for (Column column : table.columns()) {
            out.append(switch (column.side()) {
                case LEFT -> "| --- ";
                case CENTRE -> "| :-: ";
                case RIGHT -> "| --: ";
            });
        }
        out.append("|\n");
        for (List<Cell> row : table.rows()) {
            for (Cell cell : row) {
                out.append("| ").append(cell.mark().sign()).append(cell(inline(cell.prose()))).append(' ');
            }
            out.append("|\n");
        }
    }

    /** GitHub takes a bar for the end of a cell even within code. */
    private static String cell(String markdown) {
        return markdown.replace("\\|", "|").replace("|", "\\|");
    }

    private static String inline(Prose prose) {
        StringBuilder text = new StringBuilder();
        for (Prose.Span span : prose.spans()) {
            text.append(switch (span.kind()) {
                case TEXT -> escape(span.text());
                case CODE -> code(span.text());
                case EMPHASIS -> "*" + escape(span.text()) + "*";
                case STRONG -> "**" + escape(span.text()) + "**";
                case LINK -> "[" + escape(span.text()) + "](<" + address(span.target()) + ">)";
                case PAGE -> "[" + escape(span.text()) + "](" + span.target() + ".md)";
            });
        }
        return text.toString().replaceAll("\\s*\\n\\s*", " ").strip();
    }

    private static String code(String text) {
        int run = longestRunOfBackticks(text);
        String fence = "`".repeat(run + 1);
        String space = run > 0 || text.isBlank() ? " " : "";
        return fence + space + text + space + fence;
    }

    private static int longestRunOfBackticks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String address(String target) {
        return target.replace("<", "%3C").replace(">", "%3E");
    }

    /** Everything that could begin something is escaped; a line can begin with a list, a heading or a number. */
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|~$&])", "\\\\$1")
                .replaceAll("(?m)^(\\s*)([#+=-])(?=\\s|[=-]|#|$)", "$1\\\\$2")
                .replaceAll("(?m)^(\\s*\\d+)([.)])(?=\\s|$)", "$1\\\\$2");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
