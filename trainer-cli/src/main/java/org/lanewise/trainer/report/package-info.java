/**
 * What runs and results look like: lines for people, a status line for a terminal, JSON for programs, tables. Everything
 * is written to a writer that the caller gives.
 *
 * <p>Depends on {@code train} and what is below. Start with {@link org.lanewise.trainer.report.RunReport}.
 */
package org.lanewise.trainer.report;
