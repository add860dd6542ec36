package org.lanewise.trainer.reproduce.page;

import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Results;

/** The page of one report: everything it shows, again. The table of its claims is not its business. */
public interface ReportPage {
    /** The report's number, as {@code "000"}; its files are named so. */
    String report();

    /**
     * Writes the sections. Whatever was not run is to be left out, and said to be missing with
     * {@link Missing#say}: a page can be made at any time.
     *
     * @param results of all reports
     * @param machinery to look into the trained networks with
     * @param page after the introduction and the table of the claims
     */
    void write(Results results, Machinery machinery, Blocks page);
}
