package org.lanewise.trainer.train;

/** A run whose numbers are no longer numbers. The message says where it happened and what is left. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A run that cannot go on.
     *
     * @param cause that is not to be blamed on the program
     */
    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
