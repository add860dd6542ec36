/**
 * The pages that show what became of the reports: one a report and an index of all verdicts.
 *
 * <p>Depends on {@code reproduce}, its {@code verdict}, and {@code report} for the looks of numbers. Start with {@link
 * org.lanewise.trainer.reproduce.page.Pages}.
 */
package org.lanewise.trainer.reproduce.page;
