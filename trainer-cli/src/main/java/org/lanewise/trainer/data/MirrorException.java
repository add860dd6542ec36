package org.lanewise.trainer.data;

/** One attempt at one mirror came to nothing. */
final class MirrorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What makes sense after the failure. */
    enum Next {
        /** The connection broke or went silent: try this mirror again, from where it stopped. */
        RESUME,
        /** The server cannot go on where it stopped: try this mirror again from the first byte. */
        RESTART,
        /** This mirror will not give the file. */
        GIVE_UP
    }

    private final Next next;

    MirrorException(String reason, Next next) {
        super(reason);
        this.next = next;
    }

    Next next() {
        return next;
    }
}
