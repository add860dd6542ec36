package org.lanewise.engine.store;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Named tensors and free text: what a file in the safetensors format holds. PyTorch, Keras, Rust and JavaScript
 * libraries read and write the same format, so weights pass in both directions.
 *
 * <p>The layout: 8 bytes with the length of the header (little-endian), the header (JSON, one member a tensor:
 * {@code dtype}, {@code shape}, {@code data_offsets}, and {@code __metadata__} for text), then the elements,
 * little-endian on every machine. Written files have the data begin at a multiple of 64 bytes; the same content always
 * gives the same bytes.
 *
 * <p>Written files carry two texts of ours: {@value #FORMAT_KEY}, and {@value #DIGEST_KEY} with {@link #digest()}.
 * Reading checks and removes them, so a file that was damaged anywhere is refused. A file with neither, as other
 * programs write it, is read as it is.
 */
public final class Safetensors {
    /** The text that holds the version of what Lanewise adds to the format. */
    public static final String FORMAT_KEY = "lanewise.format";

    /** The text that holds the digest of the content. */
    public static final String DIGEST_KEY = "lanewise.sha256";

    private static final String FORMAT = "1";

    private final Map<String, String> metadata;
    private final SequencedMap<String, StoredTensor> tensors;

    /**
     * Content of a file to be.
     *
     * @param metadata free text without the two keys above; written in the order of the keys
     * @param tensors written in this order, but 64-bit elements before 32-bit ones
     * @throws IllegalArgumentException if a key or name is reserved, a name appears twice, or a text has no UTF-8 form
     */
    public Safetensors(Map<String, String> metadata, Collection<StoredTensor> tensors) {
        for (String reserved : List.of(FORMAT_KEY, DIGEST_KEY)) {
            if (metadata.containsKey(reserved)) {
                throw new IllegalArgumentException(reserved + " is written by this class");
            }
        }
        metadata.forEach((key, value) -> {
            Json.StringValue.requirePairedSurrogates(key);
            Json.StringValue.requirePairedSurrogates(value);
        });
        this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        SequencedMap<String, StoredTensor> named = new LinkedHashMap<>();
        for (StoredTensor tensor : tensors) {
            Json.StringValue.requirePairedSurrogates(tensor.name());
            if (tensor.name().equals(SafetensorsHeader.METADATA)) {
                throw new IllegalArgumentException("no tensor can be called " + tensor.name());
            }
            if (named.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("two tensors are called " + tensor.name());
            }
        }
        this.tensors = Collections.unmodifiableSequencedMap(named);
    }

    /**
     * Reads a file whole.
     *
     * @throws StoreException if it cannot be read, or is damaged in any way; the message begins with the file
     */
    public static Safetensors read(Path file) {
        return SafetensorsReader.read(file);
    }

    /**
     * Writes a file with {@link AtomicFile}. The elements must not change meanwhile.
     *
     * @throws StoreException if that is impossible; a file of that name is then unchanged
     */
    public void write(Path file) {
        Map<String, String> complete = new TreeMap<>(metadata);
        complete.put(FORMAT_KEY, FORMAT);
        complete.put(DIGEST_KEY, digest());
        List<StoredTensor> inOrder = SafetensorsHeader.inFileOrder(tensors.values());
        byte[] header = SafetensorsHeader.of(complete, inOrder).encode();
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
        AtomicFile.write(file, (OutputStream out) -> {
            out.write(length.array());
            out.write(header);
            for (StoredTensor tensor : inOrder) {
                tensor.writeTo(out);
            }
        });
    }

    /** What a reader found, checked against the digest if there is one. */
    static Safetensors verified(Map<String, String> found, Collection<StoredTensor> tensors) {
        Map<String, String> metadata = new TreeMap<>(found);
        String format = metadata.remove(FORMAT_KEY);
        String digest = metadata.remove(DIGEST_KEY);
        Safetensors content = new Safetensors(metadata, tensors);
        if (format == null && digest == null) {
            return content;
        }
        if (!FORMAT.equals(format)) {
            throw new StoreException("__metadata__: expected " + FORMAT_KEY + " " + Quoted.of(FORMAT) + ", found "
                    + (format == null ? "none" : Quoted.of(format))
                    + "; the file is damaged, or a newer Lanewise wrote it");
        }
        if (!content.digest().equals(digest)) {
            throw new StoreException("the content has the SHA-256 " + content.digest() + ", but "
                    + (digest == null ? "there is no " + DIGEST_KEY : DIGEST_KEY + " says " + Quoted.of(digest))
                    + "; the file is damaged. If you changed it on purpose, remove both " + FORMAT_KEY + " and "
                    + DIGEST_KEY);
        }
        return content;
    }

    /** Key to text, in the order of the keys. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Name to tensor, in order. */
    public SequencedMap<String, StoredTensor> tensors() {
        return tensors;
    }

    /**
     * One tensor.
     *
     * @throws StoreException if there is none of this name
     */
    public StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new StoreException(
                    "there is no tensor " + Quoted.of(name) + NearestName.hint(name, tensors.keySet()));
        }
        return tensor;
    }

    /**
     * The SHA-256 of the content, whatever the layout of a file: first, in UTF-8, the JSON text
     * <pre>{"metadata":{"key":"text",...},"tensors":[{"name":"...","dtype":"F32","shape":[...]},...]}</pre>
     * without spaces, keys and names in ascending order, without our two texts; then the elements of all tensors in
     * that order, little-endian.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        return ContentDigest.of(metadata, tensors.values());
    }
}
