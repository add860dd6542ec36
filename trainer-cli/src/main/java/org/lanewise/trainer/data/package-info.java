/**
 * Data sets of labelled images: IDX files, where to find or fetch MNIST, and the digits the program draws itself when
 * there is none. Everything that can be wrong with data is a {@link org.lanewise.trainer.data.DataException} whose
 * message is a sentence for the person at the keyboard.
 *
 * <p>Knows files and bytes, not networks; depends on the engine's random streams and file store, and on {@code figure} for
 * the picture of a data set. Start with
 * {@link org.lanewise.trainer.data.DataFinder}.
 */
package org.lanewise.trainer.data;
