package org.lanewise.trainer.notation;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(int line, int column) {
    /** Of a text as a whole. */
    static final Place BEGINNING = new Place(1, 1);
}
