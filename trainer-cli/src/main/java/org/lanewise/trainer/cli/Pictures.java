package org.lanewise.trainer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.IdxFile;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.picture.PictureException;
import org.lanewise.trainer.picture.PictureFile;

/**
 * The pictures in a file.
 *
 * @param file where they are
 * @param images one for a picture, many for an IDX file
 * @param digits whether they are digits as MNIST has them, so that they need not be centred
 */
record Pictures(Path file, List<Ink> images, boolean digits) {
    private static final int LARGEST_FILE = 64 << 20;
    private static final int GZIP = 0x1F8B;

    /**
     * Reads PNG, JPEG, GIF, BMP or, plain or packed, IDX; the content decides, not the name.
     *
     * @throws DataException if it is none of these, or damaged
     */
    static Pictures read(Path file) {
        return isIdx(file) ? idx(file) : new Pictures(file, List.of(picture(file)), false);
    }

    /** What to call an image; an index only where there are several. */
    String name(int index) {
        return images.size() == 1 && !digits ? file.toString() : file + "[" + index + "]";
    }

    private static boolean isIdx(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            int magic = first.length < 2 ? -1 : (first[0] & 0xFF) << 8 | first[1] & 0xFF;
            return magic == 0 || magic == GZIP;
        } catch (IOException e) {
            throw DataException.cannotRead(file, e);
        }
    }

    private static Pictures idx(Path file) {
        IdxFile idx = IdxFile.readImages(file);
        int size = idx.height() * idx.width();
        List<Ink> images = new ArrayList<>();
        for (int i = 0; i < idx.count(); i++) {
            images.add(new Ink(idx.width(), idx.height(), Arrays.copyOfRange(idx.data(), i * size, (i + 1) * size)));
        }
        return new Pictures(file, images, true);
    }

    private static Ink picture(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new DataException(file + ": " + Files.size(file) + " bytes are too many for a picture, "
                        + LARGEST_FILE + " are the most");
            }
            return PictureFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw DataException.cannotRead(file, e);
        } catch (PictureException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }
}
