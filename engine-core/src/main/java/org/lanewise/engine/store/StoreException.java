package org.lanewise.engine.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Something stored is damaged, is not what it should be, or cannot be read or written. The message is complete: where
 * (file, byte, tensor or member), what was expected, what was found.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure described by {@code message} alone. */
    public StoreException(String message) {
        super(message);
    }

    /** A failure with what brought it about. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The same failure with its place in front of the message, as in {@code "weights.safetensors: ..."}.
     *
     * @param where a file, a tensor, a path inside a document; if empty, this exception itself is the result
     */
    public StoreException in(String where) {
        return where.isEmpty() ? this : new StoreException(where + ": " + getMessage(), this);
    }

    static StoreException cannotRead(Path file, IOException cause) {
        return new StoreException(file + ": cannot be read: " + reason(cause), cause);
    }

    /** What went wrong, without the path that most of these messages repeat. */
    static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
