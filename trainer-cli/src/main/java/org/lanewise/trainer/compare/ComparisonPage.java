package org.lanewise.trainer.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Mark;
import org.lanewise.trainer.page.Page;
import org.lanewise.trainer.page.PageFiles;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.run.RunEvent.EpochEnded;

/** Runs compared: a page, and the same in lines for a terminal. */
public final class ComparisonPage {
    private static final String NAME = "comparison";

    private final Comparison comparison;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Compares runs.
     *
     * @param runs at least two
     * @throws org.lanewise.trainer.data.DataException if they were measured on different images
     * @throws org.lanewise.engine.store.StoreException if one is not over
     */
    public static ComparisonPage of(List<KeptRun> runs) {
        return new ComparisonPage(Comparison.of(runs));
    }

    /**
     * Writes the page with its figures.
     *
     * @param folder made if need be
     * @return the page to look at
     * @throws org.lanewise.engine.store.StoreException if it cannot be written
     */
    public Path write(Path folder) {
        PageFiles.write(page(), folder, NAME);
        return folder.resolve(NAME + ".html");
    }

    /** The results and the answers of the tests, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Measured on " + comparison.measuredOn());
        int width = comparison.groups().stream().mapToInt(group -> group.name().length()).max().orElse(0);
        for (Group group : comparison.groups()) {
            lines.add(String.format(
                    Locale.ROOT, "  %-" + width + "s  accuracy %s  loss %s", group.name(), accuracy(group),
                    Figures.loss(group.meanLoss())));
        }
        for (List<String> difference : comparison.differences()) {
            lines.add(
                    "  " + difference.getFirst() + ": " + String.join(" | ", difference.subList(1, difference.size())));
        }
        for (Finding finding : findings()) {
            lines.add(finding.first() + " against " + finding.second() + ": " + finding.points() + ", "
                    + finding.chance() + ": " + finding.verdict());
            lines.add("    " + finding.test());
        }
        lines.addAll(notes());
        return lines;
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>(comparison.overSeeds());
        all.addAll(comparison.images());
        return all;
    }

    /** What the tests do not say. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>(comparison.untested());
        if (comparison.overSeeds().size() > 1 || comparison.images().size() > 1) {
            notes.add("Several tests at once: the p values are adjusted by Holm's rule.");
        }
        return notes;
    }

    private static String accuracy(Group group) {
        String mean = Figures.percent(group.meanAccuracy());
        double[] accuracies = group.accuracies();
        return accuracies.length == 1 ? mean
                : String.format(
                        Locale.ROOT, "%s (%.2f to %.2f)", mean, 100 * accuracies[0],
                        100 * accuracies[accuracies.length - 1]);
    }

    private Page page() {
        Blocks page = new Blocks();
        page.paragraph("Measured on " + comparison.measuredOn() + ".");
        page.table(results());
        page.section("Is there a difference?").table(answers());
        notes().forEach(page::paragraph);
        curves(page);
        page.section("What differs");
        if (comparison.differences().isEmpty()) {
            page.paragraph("Nothing but the seed.");
        } else {
            page.table(differences());
        }
        return page.page("Comparison of " + comparison.groups().stream().mapToInt(g -> g.members().size()).sum()
                + " runs");
    }

    private void curves(Blocks page) {
        GroupCurves curves = new GroupCurves(comparison.groups());
        page.section("Curves");
        curves.measured("Accuracy", Axis.linear("accuracy").percent(), EpochEnded::measuredAccuracy)
                .ifPresent(chart -> page.figure("accuracy", chart, ""));
        curves.measured("Loss", Axis.linear("loss"), EpochEnded::measuredLoss)
                .ifPresent(chart -> page.figure("loss", chart, ""));
        Optional<LineChart> training = curves.trainingLoss();
        training.ifPresentOrElse(
                chart -> page.figure(
                        "training-loss", chart,
                        "Of the training images, each taken just before the update it led to."),
                () -> page.paragraph("No run completed an epoch."));
        if (training.isPresent() && curves.endsDiffer()) {
            page.paragraph("Runs of a group ended after different epochs: each mean is of those that got so far.");
        }
    }

    private Table results() {
        Table table = new Table(
                Column.left("runs"), Column.right("seeds"), Column.right("accuracy"), Column.right("loss"));
        for (Group group : comparison.groups()) {
            table.row(
                    group.name(), Integer.toString(group.members().size()), accuracy(group),
                    Figures.loss(group.meanLoss()));
        }
        return table;
    }

    private Table answers() {
        Table table = new Table(
                Column.left("first"), Column.left("second"), Column.right("difference"), Column.right("chance"),
                Column.left("answer"), Column.left("test"));
        for (Finding finding : findings()) {
            table.row(
                    Cell.of(finding.first()), Cell.of(finding.second()), Cell.of(finding.points()),
                    Cell.of(finding.chance()),
                    Cell.of(finding.verdict()).marked(finding.distinguishable() ? Mark.GOOD : Mark.OPEN),
                    Cell.of(finding.test()));
        }
        return table;
    }

    private Table differences() {
        List<Column> columns = new ArrayList<>(List.of(Column.left("setting")));
        comparison.groups().forEach(group -> columns.add(Column.left(group.name())));
        Table table = new Table(columns.toArray(Column[]::new));
        for (List<String> row : comparison.differences()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(Prose.of("").code(row.getFirst()))));
            row.subList(1, row.size()).forEach(value -> cells.add(Cell.of(value)));
            table.row(cells);
        }
        return table;
    }
}
