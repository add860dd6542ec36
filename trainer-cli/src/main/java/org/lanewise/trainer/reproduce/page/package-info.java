/**
 * The pages that show what became of the reports: one a report, and an index of all verdicts. What a report shows beyond
 * its numbers is a {@link org.lanewise.trainer.reproduce.page.ReportPage}; it is given the stored runs ({@link
 * org.lanewise.trainer.reproduce.Results}: per experiment and seed the result, the curves, the trained network) and writes
 * sections. A new one is added to the list in {@link org.lanewise.trainer.reproduce.page.Pages}.
 *
 * <p>Depends on {@code reproduce}, its {@code verdict}, {@code figure} and {@code page}, and on {@code report} for the
 * looks of numbers. Start with {@link org.lanewise.trainer.reproduce.page.Pages}.
 */
package org.lanewise.trainer.reproduce.page;
