package org.lanewise.trainer.picture;

/** A picture that cannot be read, or shows nothing. The message says so to whoever sent it. */
public final class PictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PictureException(String message) {
        super(message);
    }

    PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
