package org.lanewise.trainer.page;

import java.util.List;
import org.lanewise.trainer.figure.Figure;

/** A part of a page. */
public sealed interface Block
        permits Table, Block.Heading, Block.Paragraph, Block.Items, Block.Preformatted, Block.Picture, Block.Details {
    /** A heading of level 2 (a section), 3 or 4; the title of the page is level 1. */
    record Heading(int level, Prose prose) implements Block {
        public Heading {
            if (level < 2 || level > 4) {
                throw new IllegalArgumentException("heading " + prose.plain() + " has level " + level + ", not 2 to 4");
            }
        }
    }

    record Paragraph(Prose prose) implements Block {}

    record Items(boolean numbered, List<Prose> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Text as it is, line by line. */
    record Preformatted(String text) implements Block {}

    /**
     * A figure with its caption.
     *
     * @param name of its files, without folder and ending: small letters, digits and hyphens
     */
    record Picture(String name, Figure figure, Prose caption) implements Block {
        public Picture {
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException(
                        "figure name \"" + name + "\" must be of small letters and digits, with hyphens between them");
            }
        }
    }

    /** What is shown only when asked for. */
    record Details(Prose summary, List<Block> blocks) implements Block {
        public Details {
            blocks = List.copyOf(blocks);
        }
    }
}
