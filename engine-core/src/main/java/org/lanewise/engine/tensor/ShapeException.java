package org.lanewise.engine.tensor;

/** Sizes that do not fit together; the message gives the numbers and, where known, the layer. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
