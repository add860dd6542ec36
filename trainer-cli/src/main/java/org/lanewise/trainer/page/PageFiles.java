package org.lanewise.trainer.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.figure.ImageGrid;

/** Writes pages into a folder. Each file is old or new at any time, never half of one. */
public final class PageFiles {
    private PageFiles() {}

    /**
     * Writes {@code NAME.md}, {@code NAME.html} and the folder {@code NAME} with every figure as SVG, images as PNG
     * too. The folders are made where they are missing.
     *
     * @throws StoreException if something cannot be written, with the reason
     * @throws IllegalArgumentException if two figures have the same name
     */
    public static void write(Page page, Path folder, String name) {
        Path figures = folder.resolve(name);
        makeFolder(page.pictures().isEmpty() ? folder : figures);
        Set<String> names = new HashSet<>();
        for (Block.Picture picture : page.pictures()) {
            if (!names.add(picture.name())) {
                throw new IllegalArgumentException("page " + name + " has two figures named " + picture.name());
            }
            write(figures.resolve(picture.name() + ".svg"), picture.figure().svg());
            if (picture.figure() instanceof ImageGrid grid) {
                byte[] png = grid.png();
                AtomicFile.write(figures.resolve(picture.name() + ".png"), out -> out.write(png));
            }
        }
        write(folder.resolve(name + ".md"), MarkdownText.of(page, name));
        write(folder.resolve(name + ".html"), HtmlText.of(page));
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + ": cannot be made: " + e.getMessage(), e);
        }
    }
}
