package org.lanewise.trainer.reproduce;

/** A training that came to nothing. */
final class NoResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoResultException(String message) {
        super(message);
    }
}
