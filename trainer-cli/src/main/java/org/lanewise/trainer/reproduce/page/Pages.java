package org.lanewise.trainer.reproduce.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.lanewise.engine.store.AtomicFile;

import org.lanewise.trainer.reproduce.DataName;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.JudgedClaim;
import org.lanewise.trainer.reproduce.Results;

/** All pages. */
public final class Pages {
    private Pages() {}

    /**
     * Writes the pages of all reports and the index.
     *
     * @throws org.lanewise.engine.store.StoreException if a file cannot be written
     */
    public static void write(Results results, Path folder) {
        StringBuilder index = new StringBuilder("# Reproduction of five reports\n\n");
        index.append("On ").append(DataName.of(results.data())).append(".\n");
        for (String report : Experiments.REPORTS) {
            index.append("\n## Report ").append(report).append("\n\n");
            table(VerdictTable.HEADER, VerdictTable.rows(JudgedClaim.ofReport(report, results)), index);
        }
        Path file = folder.resolve("index.md");
        AtomicFile.write(file, out -> out.write(index.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void table(List<String> header, List<List<String>> rows, StringBuilder to) {
        row(header, to);
        to.append("|---".repeat(header.size())).append("|\n");
        rows.forEach(row -> row(row, to));
    }

    private static void row(List<String> cells, StringBuilder to) {
        to.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
