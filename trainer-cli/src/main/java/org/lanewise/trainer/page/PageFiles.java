package org.lanewise.trainer.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Raster;

/** Writes pages into a folder. Each file is old or new at any time, never half of one. */
public final class PageFiles {
    private PageFiles() {}

    /**
     * Writes {@code NAME.md}, {@code NAME.html} and the folder {@code NAME} with every figure as SVG and as PNG; images are
     * pixels alone in their PNG. Where there are no fonts ({@link Raster#isPossible}) only these have one. The folders are made
     * where they are missing.
     *
     * @throws StoreException if something cannot be written, with the reason
     * @throws IllegalArgumentException if two figures have the same name
     */
    public static void write(Page page, Path folder, String name) {
        write(page, folder, name, Raster.isPossible());
    }

    /** The same without PNG of what has letters, so that the files are equal on machines with other fonts. */
    public static void writeWithoutFonts(Page page, Path folder, String name) {
        write(page, folder, name, false);
    }

    private static void write(Page page, Path folder, String name, boolean fonts) {
        Path figures = folder.resolve(name);
        makeFolder(page.pictures().isEmpty() ? folder : figures);
        Set<String> names = new HashSet<>();
        for (Block.Picture picture : page.pictures()) {
            if (!names.add(picture.name())) {
                throw new IllegalArgumentException("page " + name + " has two figures named " + picture.name());
            }
            write(figures.resolve(picture.name() + ".svg"), picture.figure().svg());
            png(picture.figure(), fonts)
                    .ifPresent(
                            png -> AtomicFile.write(figures.resolve(picture.name() + ".png"), out -> out.write(png)));
        }
        write(folder.resolve(name + ".md"), MarkdownText.of(page, name));
        write(folder.resolve(name + ".html"), HtmlText.of(page));
    }

    private static Optional<byte[]> png(Figure figure, boolean fonts) {
        if (figure instanceof ImageGrid grid) {
            return Optional.of(grid.png());
        }
        return fonts ? Optional.of(Raster.png(figure)) : Optional.empty();
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
