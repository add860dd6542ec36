/**
 * Kept runs beside each other: what differs in their settings, how far their results differ, and whether chance alone would
 * explain that.
 *
 * <p>Two networks are compared by the images that only one of them recognises (McNemar's test); two ways of training by runs
 * with the same seeds (Student's paired test). Where several are compared, the p values are raised by Holm's rule, so that
 * chance finds a difference anywhere in at most one comparison of twenty.
 *
 * <p>Depends on {@code folder}, {@code page}, {@code figure}, {@code evaluate} and the statistics of {@code
 * reproduce.verdict}. Start with {@link org.lanewise.trainer.compare.ComparisonPage}.
 */
package org.lanewise.trainer.compare;
