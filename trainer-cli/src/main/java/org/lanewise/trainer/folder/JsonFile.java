package org.lanewise.trainer.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.StoreException;

/** One record as a JSON file that people can read. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Writes it; an older file is replaced when the new one is complete.
     *
     * @throws StoreException if that fails
     */
    public static <T> void write(Path file, Class<T> type, T value) {
        String text = RecordCodec.encode(type, value).toIndentedString() + "\n";
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads it.
     *
     * @throws StoreException naming the file if it cannot be read, or is something else
     */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return RecordCodec.decode(type, Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw e.in(file.toString());
        }
    }
}
