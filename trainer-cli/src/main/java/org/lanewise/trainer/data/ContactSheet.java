package org.lanewise.trainer.data;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lanewise.engine.store.AtomicFile;

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
        BufferedImage sheet = draw(images, columns, scale);
        AtomicFile.write(png, out -> {
            // Given a plain stream, ImageIO would want a scratch file in the system's temporary folder.
            try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(sheet, "png", target);
            }
        });
    }

    static BufferedImage draw(LabeledImages images, int columns, int scale) {
        if (columns < 1 || scale < 1) {
            throw new IllegalArgumentException("columns " + columns + " and scale " + scale + " must be at least 1");
        }
        int cellHeight = images.height() * scale;
        int cellWidth = images.width() * scale;
        BufferedImage sheet = new BufferedImage(
                Math.multiplyExact(columns, cellWidth),
                Math.multiplyExact(images.classes(), cellHeight),
                BufferedImage.TYPE_BYTE_GRAY);
        int[] shown = new int[images.classes()];
        for (int i = 0; i < images.count(); i++) {
            int label = images.label(i);
            if (shown[label] < columns) {
                place(images, i, sheet.getRaster(), shown[label]++ * cellWidth, label * cellHeight, scale);
            }
        }
        return sheet;
    }

    private static void place(LabeledImages images, int index, WritableRaster sheet, int left, int top, int scale) {
        int first = index * images.height() * images.width();
        for (int y = 0; y < images.height() * scale; y++) {
            for (int x = 0; x < images.width() * scale; x++) {
                int pixel = images.pixels()[first + y / scale * images.width() + x / scale] & 0xff;
                sheet.setSample(left + x, top + y, 0, pixel);
            }
        }
    }
}
