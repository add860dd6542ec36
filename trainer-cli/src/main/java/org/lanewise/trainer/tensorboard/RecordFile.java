package org.lanewise.trainer.tensorboard;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.lanewise.engine.store.StoreException;

/**
 * A file of TFRecords, open for more: of each its length (eight bytes, the least significant first), a checksum of these
 * eight, the bytes, and a checksum of the bytes.
 */
final class RecordFile implements AutoCloseable {
    private static final int FRAME = 16;

    private final Path file;
    private final FileOutputStream out;

    /** @throws StoreException if the file cannot be written */
    RecordFile(Path file) {
        this.file = file;
        try {
            out = new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Adds a record; it is in the file, whole, when this returns. */
    void add(byte[] record) {
        ByteBuffer framed = ByteBuffer.allocate(FRAME + record.length).order(ByteOrder.LITTLE_ENDIAN);
        framed.putLong(record.length);
        framed.putInt(masked(framed.array(), 0, Long.BYTES));
        framed.put(record);
        framed.putInt(masked(record, 0, record.length));
        try {
            out.write(framed.array());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * CRC-32C, rotated right by 15 and shifted: the checksum of bytes that hold checksums themselves would be weak otherwise.
     */
    static int masked(byte[] bytes, int from, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, count);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private StoreException cannotWrite(IOException e) {
        return new StoreException(file + ": cannot be written: " + e.getMessage(), e);
    }
}
