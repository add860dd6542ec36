package org.lanewise.trainer.reproduce.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Report;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.PageFiles;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.JudgedClaim;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Results;
import org.lanewise.trainer.reproduce.verdict.Verdict;

/** All pages: one a report, with the table of its claims and whatever its {@link ReportPage} shows, and the index. */
public final class Pages {
    /** The name of the page that links to all others. */
    public static final String INDEX = "index";

    private static final List<ReportPage> PAGES =
            List.of(new Page000(), new Page001(), new Page002(), new Page003(), new Page004());

    private Pages() {}

    /**
     * Writes the pages.
     *
     * @param machinery to look into the trained networks with
     * @throws org.lanewise.engine.store.StoreException if a file cannot be written
     */
    public static void write(Results results, Machinery machinery, Path folder) {
        for (String report : Experiments.REPORTS) {
            write(report, results, machinery, folder);
        }
        index(results, folder);
    }

    private static void write(String report, Results results, Machinery machinery, Path folder) {
        Blocks page = new Blocks();
        page.paragraph(Prose.of(printed(report) + ". ").page("All reports", INDEX).text("."));
        Circumstances.write(report, results, page);
        page.section("Claims and verdicts");
        List<JudgedClaim> claims = JudgedClaim.ofReport(report, results);
        page.paragraph("Intervals and verdicts are computed from the runs, at 95 %: the error of the images a number "
                + "was measured on and the spread over seeds, for our number and for the printed one.");
        page.table(VerdictTable.of(claims));
        page(report).ifPresent(sections -> sections.write(results, machinery, page));
        PageFiles.writeWithoutFonts(page.page("Report " + report + ": " + title(report)), folder, report);
    }

    private static Optional<ReportPage> page(String report) {
        return PAGES.stream().filter(page -> page.report().equals(report)).findFirst();
    }

    private static String printed(String report) {
        return published(report).toString();
    }

    private static String title(String report) {
        return published(report).title();
    }

    private static Report published(String id) {
        return Models.all()
                .stream()
                .map(Model::report)
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model is of report " + id));
    }

    private static void index(Results results, Path folder) {
        Blocks page = new Blocks();
        page.paragraph("Five student reports on handwritten digits, run again: every number they state beside the one "
                + "measured here.");
        Circumstances.ofData(results, page);
        Table summary = new Table(Column.left("report"), Column.left("what it is"));
        for (String report : Experiments.REPORTS) {
            summary.row(
                    Cell.of(Prose.of("").page(report, report)),
                    Cell.of(printed(report)));
        }
        page.table(summary);
        page.section("Verdicts");
        Table counts = new Table(
                Column.left("report"),
                Column.right(Verdict.REPRODUCED.toString()),
                Column.right(Verdict.BETTER.toString()),
                Column.right(Verdict.NOT_REPRODUCED.toString()),
                Column.right(Verdict.NOT_REPRODUCIBLE.toString()),
                Column.right(Verdict.NOT_JUDGED.toString()));
        for (String report : Experiments.REPORTS) {
            List<JudgedClaim> claims = JudgedClaim.ofReport(report, results);
            counts.row(
                    report,
                    count(Verdict.REPRODUCED, claims),
                    count(Verdict.BETTER, claims),
                    count(Verdict.NOT_REPRODUCED, claims),
                    count(Verdict.NOT_REPRODUCIBLE, claims),
                    count(Verdict.NOT_JUDGED, claims));
        }
        page.table(counts);
        for (String report : Experiments.REPORTS) {
            page.section("Report " + report);
            page.table(VerdictTable.of(JudgedClaim.ofReport(report, results)));
        }
        PageFiles.writeWithoutFonts(page.page("Reports, reproduced"), folder, INDEX);
    }

    private static String count(Verdict verdict, List<JudgedClaim> claims) {
        return Long.toString(
                claims.stream().filter(claim -> claim.judgement().verdict() == verdict).count());
    }
}
