package org.lanewise.trainer.data;

import java.util.stream.IntStream;

/**
 * Images of a training set parted into those that are trained on and those that are held back. Every image is in exactly
 * one part. Immutable by agreement: the arrays are shared, nobody writes to them.
 *
 * @see HoldOut
 */
public final class Split {
    private final int[] training;
    private final int[] validation;

    private Split(int[] training, int[] validation) {
        this.training = training;
        this.validation = validation;
    }

    /**
     * Holds back a part of a row of images.
     *
     * @param order all images, in any order
     * @param from position in {@code order} of the first that is held back
     * @param to position behind the last
     * @param sorted bring both parts into ascending order
     * @throws DataException if a part would be empty
     */
    static Split of(int[] order, int from, int to, boolean sorted) {
        if (from >= to || from < 0 || to > order.length || to - from == order.length) {
            throw new DataException("of " + order.length + " images " + Math.max(0, to - from)
                    + " cannot be held back: at least one must be, and one must be left to train on");
        }
        IntStream validation = IntStream.range(from, to).map(i -> order[i]);
        IntStream training = IntStream.range(0, order.length).filter(i -> i < from || i >= to).map(i -> order[i]);
        return new Split(
                (sorted ? training.sorted() : training).toArray(),
                (sorted ? validation.sorted() : validation).toArray());
    }

    /** Indices of the images to train on. Not a copy. */
    public int[] training() {
        return training;
    }

    /** Indices of the images held back. Not a copy. */
    public int[] validation() {
        return validation;
    }
}
