package org.lanewise.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip file (RFC 1952), one member or several, and accepts nothing else: {@link
 * java.util.zip.GZIPInputStream} silently ignores whatever follows the last member and cannot say at which byte a file
 * is damaged.
 */
final class StrictGunzip extends InputStream {
    private static final int FIRST_MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final String REPAIR = "; the file is damaged, copy or download it again";

    private final Path file;
    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long bufferStart;
    private boolean ended;

    /** @param packed the file from its first byte; closed together with this stream */
    StrictGunzip(Path file, InputStream packed) throws IOException {
        this.file = file;
        this.packed = packed;
        readHeader();
    }

    /** Whether a file that starts with these bytes is meant to be gzip. */
    static boolean recognises(byte[] start) {
        return start.length >= 2 && (start[0] & 0xff) == FIRST_MAGIC && (start[1] & 0xff) == SECOND_MAGIC;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("the compressed data asks for a dictionary, which gzip does not have");
            } else {
                require();
                inflater.setInput(buffer, position, limit - position);
                position = limit;
            }
        }
        return ended ? -1 : 0;
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            position = limit - inflater.getRemaining();
            throw damaged("the compressed data is corrupt (" + e.getMessage() + ")");
        }
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        long size = inflater.getBytesWritten();
        long storedCrc = fourBytes();
        if (storedCrc != crc.getValue()) {
            position -= Integer.BYTES;
            throw damaged("the unpacked data has CRC %08x, expected %08x".formatted(crc.getValue(), storedCrc));
        }
        long storedSize = fourBytes();
        if (storedSize != (size & 0xffffffffL)) {
            position -= Integer.BYTES;
            throw damaged("the unpacked data has " + size + " bytes, expected " + storedSize);
        }
        if (fill()) {
            inflater.reset();
            crc.reset();
            readHeader();
        } else {
            ended = true;
        }
    }

    private void readHeader() throws IOException {
        long start = offset();
        if (nextByte() != FIRST_MAGIC || nextByte() != SECOND_MAGIC) {
            throw new DataException(file + ": at byte " + start
                    + " of the gzip file something follows that does not belong to it" + REPAIR);
        }
        int method = nextByte();
        int flags = nextByte();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged("the gzip header has method %d and flags %02x, expected method 8 and flags below 20"
                    .formatted(method, flags));
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(nextByte() | nextByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        while (nextByte() != 0) {
            continue;
        }
    }

    private long fourBytes() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        require();
        return buffer[position++] & 0xff;
    }

    private void require() throws IOException {
        if (!fill()) {
            throw new DataException(file + ": the gzip file ends too early, at byte " + offset()
                    + "; it is truncated, copy or download it again");
        }
    }

    /** Makes sure that there is at least one byte in the buffer; false at the end of the file. */
    private boolean fill() throws IOException {
        if (position == limit) {
            bufferStart += limit;
            position = 0;
            limit = Math.max(0, packed.read(buffer));
        }
        return position < limit;
    }

    private long offset() {
        return bufferStart + position;
    }

    private DataException damaged(String what) {
        return new DataException(file + ": at byte " + offset() + " of the gzip file " + what + REPAIR);
    }

    @Override
    public void close() throws IOException {
        inflater.close();
        packed.close();
    }
}
