package org.lanewise.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one file from its first byte to its last. Nothing is allocated that the file is not long enough to fill. */
final class SafetensorsReader {
    private static final String ZIP_HINT = "; this is a zip archive, as PyTorch (.pt) and Keras (.keras) write them:"
            + " save the weights with safetensors.torch.save_file instead";

    private final InputStream in;
    private final long fileBytes;

    private SafetensorsReader(InputStream in, long fileBytes) {
        this.in = in;
        this.fileBytes = fileBytes;
    }

    static Safetensors read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new StoreException("cannot be read: it is a folder");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new StoreException("cannot be read: it is a device or a pipe, not a file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new SafetensorsReader(in, Files.size(file)).read();
            }
        } catch (StoreException e) {
            throw e.in(file.toString());
        } catch (IOException e) {
            throw StoreException.cannotRead(file, e);
        }
    }

    private Safetensors read() throws IOException {
        int headerBytes = headerBytes();
        SafetensorsHeader header = SafetensorsHeader.decode(take(headerBytes));
        long expected = Long.BYTES + headerBytes + header.dataBytes();
        if (fileBytes != expected) {
            throw new StoreException(
                    "the header describes a file of " + expected + " bytes, but it has " + fileBytes + "; "
                            + (fileBytes < expected
                                    ? "it was cut off: copy or download it again"
                                    : "what follows byte " + expected + " belongs to no tensor"));
        }
        long memory = Runtime.getRuntime().maxMemory();
        if (header.dataBytes() > memory) {
            throw new StoreException("its " + header.dataBytes() + " bytes of data do not fit into the " + memory
                    + " bytes of memory that Java may use; allow more with -Xmx");
        }
        Map<String, StoredTensor> tensors = new HashMap<>();
        for (SafetensorsHeader.Slot slot : header.inDataOrder()) {
            StoredTensor tensor = StoredTensor.allocate(slot.name(), slot.type(), slot.shape());
            tensor.readFrom(in);
            tensors.put(slot.name(), tensor);
        }
        List<StoredTensor> inHeaderOrder =
                header.slots().stream().map(slot -> tensors.get(slot.name())).toList();
        return Safetensors.verified(header.metadata(), inHeaderOrder);
    }

    private int headerBytes() throws IOException {
        if (fileBytes < Long.BYTES) {
            throw new StoreException("not a safetensors file: it has " + fileBytes
                    + " bytes, and the length of the header alone takes " + Long.BYTES);
        }
        byte[] prefix = take(Long.BYTES);
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > SafetensorsHeader.MAX_BYTES) {
            throw new StoreException("not a safetensors file: bytes 0 to 7 give a header of "
                    + Long.toUnsignedString(length) + " bytes, and at most " + SafetensorsHeader.MAX_BYTES
                    + " are allowed" + (prefix[0] == 'P' && prefix[1] == 'K' ? ZIP_HINT : ""));
        }
        if (length > fileBytes - Long.BYTES) {
            throw new StoreException("bytes 0 to 7 give a header of " + length + " bytes, but only "
                    + (fileBytes - Long.BYTES) + " follow; the file was cut off, or is no safetensors file");
        }
        return (int) length;
    }

    private byte[] take(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new StoreException("the file became shorter while it was read");
        }
        return bytes;
    }
}
