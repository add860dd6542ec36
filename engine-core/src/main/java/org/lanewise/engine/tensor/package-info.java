/**
 * Sizes and storage: shapes, the 16-image lane block and windows onto a {@code float[]}; no arithmetic.
 *
 * <p>Depends on nothing. Start with {@link org.lanewise.engine.tensor.BlockLayout}: it says where the value of
 * channel c, row y, column x of image n lies.
 */
package org.lanewise.engine.tensor;
