package org.lanewise.trainer.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.lanewise.engine.store.AtomicFile;

/**
 * The content of one IDX file of unsigned bytes, the format of the MNIST distribution (Y. LeCun, C. Cortes, C. Burges:
 * The MNIST database of handwritten digits): big-endian ints, first {@code 0x0800 + number of dimensions}, then the
 * dimensions, then the data, last dimension fastest. Only the two kinds of MNIST are read: images (count, height,
 * width) and labels (count).
 *
 * <p>Reading is strict: anything missing, wrong or left over is a {@link DataException}, and no memory is taken on the
 * word of a header.
 */
public final class IdxFile {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int MAX_SIDE = 4096;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    /** Bytes that deflate can make of one, at most (the zlib documentation, "Maximum Compression Factor"). */
    private static final int DEFLATE_RATIO = 1032;

    private static final String AGAIN = "; copy or download the file again";

    private final int[] dimensions;
    private final byte[] data;

    private IdxFile(int[] dimensions, byte[] data) {
        this.dimensions = dimensions;
        this.data = data;
    }

    /**
     * Images to be written.
     *
     * @param height of every image in pixels, at least 1
     * @param width of every image in pixels, at least 1
     * @param pixels one image after the other, row by row; kept, not copied
     */
    public static IdxFile ofImages(int height, int width, byte[] pixels) {
        if (height < 1 || width < 1 || pixels.length % Math.multiplyExact(height, width) != 0) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are no whole number of images of " + height + " x " + width);
        }
        return new IdxFile(new int[]{pixels.length / (height * width), height, width}, pixels);
    }

    /** Labels to be written; the array is kept, not copied. */
    public static IdxFile ofLabels(byte[] labels) {
        return new IdxFile(new int[]{labels.length}, labels);
    }

    /**
     * Reads an idx3-ubyte file, plain or gzip, whatever its name says.
     *
     * @throws DataException if the file cannot be read, or is anything but one whole file of images
     */
    public static IdxFile readImages(Path file) {
        return read(file, IMAGES);
    }

    /**
     * Reads an idx1-ubyte file, plain or gzip, whatever its name says.
     *
     * @throws DataException if the file cannot be read, or is anything but one whole file of labels
     */
    public static IdxFile readLabels(Path file) {
        return read(file, LABELS);
    }

    /** Number of images or labels. */
    public int count() {
        return dimensions[0];
    }

    /** Height of the images in pixels; 1 for labels. */
    public int height() {
        return dimensions.length == 1 ? 1 : dimensions[1];
    }

    /** Width of the images in pixels; 1 for labels. */
    public int width() {
        return dimensions.length == 1 ? 1 : dimensions[2];
    }

    /** The pixels or labels; not a copy. */
    public byte[] data() {
        return data;
    }

    /** SHA-256 of the plain file with this content, 64 hexadecimal digits. */
    public String sha256() {
        return new Sha256().add(header()).add(data).hex();
    }

    /**
     * Replaces or creates a file, atomically; packed with gzip if its name ends with {@code .gz}.
     *
     * @throws org.lanewise.engine.store.StoreException if it cannot be written; an old file then stays as it was
     */
    public void write(Path file) {
        boolean packed = file.getFileName().toString().endsWith(".gz");
        AtomicFile.write(file, out -> {
            try (OutputStream target = packed ? new GZIPOutputStream(out) : out) {
                target.write(header());
                target.write(data);
            }
        });
    }

    /** Number of bytes before the data in a plain file. */
    int headerSize() {
        return Integer.BYTES * (1 + dimensions.length);
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(headerSize());
        header.putInt(dimensions.length == 1 ? LABELS : IMAGES);
        for (int dimension : dimensions) {
            header.putInt(dimension);
        }
        return header.array();
    }

    private static IdxFile read(Path file, int magic) {
        if (Files.isDirectory(file)) {
            throw new DataException(file + ": is a folder, expected an IDX file");
        }
        try (BufferedInputStream start = new BufferedInputStream(Files.newInputStream(file))) {
            start.mark(2);
            boolean packed = StrictGunzip.recognises(start.readNBytes(2));
            start.reset();
            if (!packed) {
                return read(file, "", start, most(file, 1), magic);
            }
            try (InputStream unpacked = new StrictGunzip(file, start)) {
                return read(file, " of its unpacked content", unpacked, most(file, DEFLATE_RATIO), magic);
            }
        } catch (IOException e) {
            throw DataException.cannotRead(file, e);
        }
    }

    /** The most bytes that a file can hold. */
    private static long most(Path file, int ratio) throws IOException {
        return Files.isRegularFile(file) ? ratio * Files.size(file) : MAX_BYTES;
    }

    private static IdxFile read(Path file, String ofWhat, InputStream in, long most, int magic) throws IOException {
        int[] dimensions = new int[magic & 0xff];
        int headerSize = Integer.BYTES * (1 + dimensions.length);
        byte[] header = in.readNBytes(headerSize);
        if (header.length >= Integer.BYTES) {
            checkMagic(file, ofWhat, header, magic);
        }
        if (header.length < headerSize) {
            throw new DataException(file + ": ends at byte " + header.length + ofWhat + ", inside the header of "
                    + headerSize + " bytes" + AGAIN);
        }
        long size = 1;
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = dimension(file, ofWhat, header, i);
            size *= dimensions[i];
        }
        if (size > MAX_BYTES) {
            throw new DataException(file + ": announces " + described(dimensions) + " at byte 4" + ofWhat + ", in all "
                    + size + " bytes, expected at most " + MAX_BYTES + "; the header is damaged" + AGAIN);
        }
        // No more than the file can hold, so a header that lies costs nothing; and no more than once.
        byte[] data = new byte[(int) Math.min(size, most)];
        int length = in.readNBytes(data, 0, data.length);
        if (length < size) {
            throw new DataException(file + ": ends at byte " + (headerSize + length) + ofWhat + ", but its header"
                    + " announces " + described(dimensions) + ", which end at byte " + (headerSize + size) + AGAIN);
        }
        if (in.read() >= 0) {
            throw new DataException(file + ": goes on after byte " + (headerSize + size) + ofWhat + ", where the "
                    + described(dimensions) + " announced by its header end" + AGAIN);
        }
        return new IdxFile(dimensions, data);
    }

    private static String described(int[] dimensions) {
        return dimensions.length == 1
                ? dimensions[0] + " labels"
                : dimensions[0] + " images of " + dimensions[1] + " x " + dimensions[2];
    }

    private static void checkMagic(Path file, String ofWhat, byte[] header, int magic) {
        int found = ByteBuffer.wrap(header).getInt();
        if (found != magic) {
            throw new DataException("%s: starts with %08x at byte 0%s, expected %08x (an IDX file of %s)%s"
                    .formatted(file, found, ofWhat, magic, magic == IMAGES ? "images" : "labels", advice(found)));
        }
    }

    private static String advice(int found) {
        byte first = (byte) (found >>> 24);
        if (found == IMAGES || found == LABELS) {
            return "; it holds " + (found == IMAGES ? "images" : "labels") + ": were two files swapped?";
        }
        if (first == '<') {
            return "; it looks like a web page saved in place of the file: download it again";
        }
        if (first == 'P' && (byte) (found >>> 16) == 'K') {
            return "; it looks like a zip archive: unpack it first";
        }
        if (found >>> 16 == 0 && (found & 0xff) != 0 && (found & 0xff) <= 4) {
            return "; only unsigned bytes (08) in 1 dimension (labels) or 3 (images) are read";
        }
        return "; give the file of the data set that has this name";
    }

    private static int dimension(Path file, String ofWhat, byte[] header, int i) {
        int offset = Integer.BYTES * (1 + i);
        long value = ByteBuffer.wrap(header).getInt(offset) & 0xffffffffL;
        String name = i == 0 ? "count" : i == 1 ? "height" : "width";
        int limit = i == 0 ? MAX_BYTES : MAX_SIDE;
        if (value < 1 || value > limit) {
            throw new DataException(file + ": the " + name + " at byte " + offset + ofWhat + " is " + value
                    + ", expected 1 to " + limit + "; the header is damaged" + AGAIN);
        }
        return (int) value;
    }

    @Override
    public String toString() {
        return "IdxFile" + Arrays.toString(dimensions);
    }
}
