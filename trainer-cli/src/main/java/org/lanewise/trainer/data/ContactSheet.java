package org.lanewise.trainer.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Tile;

/** A picture of a data set to look at: one row a class, the first images of each. */
public final class ContactSheet {
    private ContactSheet() {}

    /**
     * Writes a grey PNG, atomically. Every row shows the first {@code columns} images of a class; where there are
     * fewer, the row ends in black.
     *
     * @param columns images a row, at least 1
     * @param scale side of a pixel in pixels of the picture, at least 1
     * @throws org.lanewise.engine.store.StoreException if the file cannot be written
     */
    public static void write(LabeledImages images, int columns, int scale, Path png) {
        byte[] picture = grid(images, columns).zoom(scale).gap(0).png();
        AtomicFile.write(png, out -> out.write(picture));
    }

    private static ImageGrid grid(LabeledImages images, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("columns " + columns + " must be at least 1");
        }
        List<List<Tile>> rows = new ArrayList<>();
        for (int i = 0; i < images.classes(); i++) {
            rows.add(new ArrayList<>());
        }
        int size = images.height() * images.width();
        for (int i = 0; i < images.count(); i++) {
            List<Tile> row = rows.get(images.label(i));
            if (row.size() < columns) {
                row.add(Tile.ofBytes(images.height(), images.width(), images.pixels(), i * size));
            }
        }
        Tile black = new Tile(images.height(), images.width(), new float[size]);
        ImageGrid grid = new ImageGrid("");
        for (List<Tile> row : rows) {
            while (row.size() < columns) {
                row.add(black);
            }
            grid.row("", row);
        }
        return grid;
    }
}
