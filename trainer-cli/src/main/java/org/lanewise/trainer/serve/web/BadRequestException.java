package org.lanewise.trainer.serve.web;

/** A request that is not answered as asked; the message tells its sender why. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A refusal.
     *
     * @param status of HTTP: 400 to 499, or 503 if there is nothing wrong with the request, but too little memory
     */
    public BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** A refusal with status 400. */
    public BadRequestException(String message, Throwable cause) {
        super(message, cause);
        this.status = 400;
    }

    int status() {
        return status;
    }
}
