package org.lanewise.trainer.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Data is damaged, missing, or not what it should be. The message is complete: which file, where in it, what was
 * expected, what was found, and what to do.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure described by {@code message} alone. */
    public DataException(String message) {
        super(message);
    }

    /** A failure with what brought it about. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file that cannot be read, with the reason. */
    public static DataException cannotRead(Path file, IOException cause) {
        return new DataException(file + ": cannot be read: " + reason(cause), cause);
    }

    /** What went wrong, without the path that most of these messages repeat. */
    static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case FileAlreadyExistsException _ -> "there is a file of this name";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
