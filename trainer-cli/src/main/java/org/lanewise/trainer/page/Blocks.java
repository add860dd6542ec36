package org.lanewise.trainer.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.lanewise.trainer.figure.Figure;

/** A page, or a part of one, that is being written from top to bottom. */
public final class Blocks {
    private final List<Block> blocks = new ArrayList<>();

    public Blocks add(Block block) {
        blocks.add(block);
        return this;
    }

    /** Begins a section. */
    public Blocks section(String heading) {
        return add(new Block.Heading(2, Prose.of(heading)));
    }

    /** Begins a part of a section. */
    public Blocks subsection(String heading) {
        return add(new Block.Heading(3, Prose.of(heading)));
    }

    public Blocks paragraph(String text) {
        return paragraph(Prose.of(text));
    }

    public Blocks paragraph(Prose prose) {
        return add(new Block.Paragraph(prose));
    }

    public Blocks items(String... items) {
        return items(Arrays.stream(items).map(Prose::of).toList());
    }

    public Blocks items(List<Prose> items) {
        return add(new Block.Items(false, items));
    }

    public Blocks numbered(List<Prose> items) {
        return add(new Block.Items(true, items));
    }

    /** Text as it is, line by line. */
    public Blocks preformatted(String text) {
        return add(new Block.Preformatted(text));
    }

    public Blocks table(Table table) {
        return add(table);
    }

    public Blocks figure(String name, Figure figure, String caption) {
        return figure(name, figure, Prose.of(caption));
    }

    /** @param name of the figure's files, without folder and ending: small letters, digits and hyphens */
    public Blocks figure(String name, Figure figure, Prose caption) {
        return add(new Block.Picture(name, figure, caption));
    }

    /** What is shown only when asked for. */
    public Blocks details(String summary, Consumer<Blocks> content) {
        Blocks inner = new Blocks();
        content.accept(inner);
        return add(new Block.Details(Prose.of(summary), inner.blocks));
    }

    /** The page that has been written. */
    public Page page(String title) {
        return new Page(title, blocks);
    }
}
