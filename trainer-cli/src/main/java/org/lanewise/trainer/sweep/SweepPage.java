package org.lanewise.trainer.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.ParallelPlot;
import org.lanewise.trainer.figure.ScatterPlot;
import org.lanewise.trainer.figure.Track;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Mark;
import org.lanewise.trainer.page.PageFiles;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.sweep.TrialOutcome.Score;
import org.lanewise.trainer.train.EarlyStopping.Watched;

/** The page about a sweep. */
public final class SweepPage {
    /** What the page is called: {@code sweep.html}, {@code sweep.md} and the folder {@code sweep} with its figures. */
    public static final String NAME = "sweep";

    private final Gathering sweep;
    private final SweepResult result;
    private final DataSet found;
    private final List<TrialOutcome> ranking;
    private final List<String> names;
    private final String loss;

    private SweepPage(Gathering sweep, SweepResult result, DataSet found) {
        this.sweep = sweep;
        this.result = result;
        this.found = found;
        this.ranking = sweep.ranking();
        this.loss = SettingsText.figure(sweep.loss());
        this.names = sweep.outcomes().stream().map(SweepPage::name).toList();
    }

    static void write(Gathering sweep, SweepResult result, DataSet found, Path folder) {
        SweepPage page = new SweepPage(sweep, result, found);
        PageFiles.write(page.blocks().page("Sweep: " + result.trials() + " trials"), folder, NAME);
    }

    private static String name(TrialOutcome outcome) {
        return "trial " + (outcome.index() + 1) + ": " + Sweep.words(outcome.settings())
                + outcome.score()
                        .map(score -> "; validation loss " + Figures.loss(score.loss()) + ", accuracy "
                                + Figures.percent(score.accuracy()))
                        .orElse("; failed");
    }

    private Blocks blocks() {
        Blocks page = new Blocks();
        Score best = ranking.getFirst().score().orElseThrow();
        page.paragraph(Prose.of("Trained with ")
                .code(String.join(" ", sweep.plan().base()))
                .text(" and " + tried() + ". Data: " + DataNotes.on(found) + "."));
        page.paragraph(Prose.of("")
                .strong("Best: " + Sweep.words(result.settings()))
                .text(" (trial " + (result.best() + 1) + "), with the "
                        + (sweep.plan().by() == Watched.LOSS ? "lowest validation loss" : "highest validation accuracy")
                        + ". " + measured("validation", best.loss(), best.correct(), best.images())
                        + best.bestEpoch()
                                .map(epoch -> " Its weights are those after epoch " + epoch + ".")
                                .orElse("")));
        page.paragraph(measured("test", result.testLoss(), result.testCorrect(), result.testImages()) + " "
                + looks());
        page.paragraph(asGood(best));
        page.paragraph("The same training:").preformatted(command());
        figures(page);
        page.section("Trials").table(table());
        List<TrialOutcome> failures = ranking.stream().filter(outcome -> outcome.score().isEmpty()).toList();
        if (!failures.isEmpty()) {
            page.subsection("Failed");
            Table table = new Table(Column.right("trial"), Column.left("settings"), Column.left("why"));
            failures.forEach(outcome -> table.row(
                    Integer.toString(outcome.index() + 1), Sweep.words(outcome.settings()),
                    outcome.failure().orElse("")));
            page.table(table);
        }
        return page;
    }

    private String tried() {
        return switch (sweep.plan().points()) {
            case Points.Grid _ -> "every combination of " + dimensions();
            case Points.Drawn(int trials, long seed) -> trials + " points drawn by chance (seed " + seed + ") from "
                    + dimensions();
            case Points.Sobol(int trials) -> trials + " points of Sobol's sequence in " + dimensions();
        };
    }

    private String dimensions() {
        return String.join("; ", sweep.plan()
                .dimensions()
                .stream()
                .map(dimension -> switch (dimension) {
                    case Dimension.Choice(String name, List<String> values) -> name + " " + String.join(", ", values);
                    case Dimension.Interval(String name, double low, double high, Dimension.Spacing spacing) ->
                            name + " " + Figures.brief(low) + " to " + Figures.brief(high) + " ("
                                    + spacing.name().toLowerCase(Locale.ROOT) + ")";
                })
                .toList());
    }

    private String measured(String images, double mean, int correct, int count) {
        WilsonInterval interval = WilsonInterval.of(correct, count);
        return String.format(
                Locale.ROOT, "Accuracy %s (95 %% sure: %.2f to %.2f %%) and %s %s on %s %s images.",
                Figures.percent((double) correct / count), 100 * interval.low(), 100 * interval.high(),
                loss, Figures.loss(mean), Figures.count(count), images);
    }

    private String looks() {
        return "The test images were looked at " + (result.testLooks() == 1 ? "once" : result.testLooks() + " times")
                + ", with the network of the best trial; no trial has seen them. That figure is the one to believe: the "
                + "validation figure of the best of " + result.trials() + " was chosen for being good.";
    }

    /** Chance alone would exchange some of the trials. */
    private String asGood(Score best) {
        double low = WilsonInterval.of(best.correct(), best.images()).low();
        long others = ranking.stream()
                .skip(1)
                .filter(outcome -> outcome.score().map(score -> score.accuracy() >= low).orElse(false))
                .count();
        return others == 0 ? "No other trial has an accuracy within the interval of the best."
                : others + (others == 1 ? " other trial has" : " other trials have")
                        + " an accuracy within the interval of the best: more validation images or more seeds would be "
                        + "needed to tell them apart.";
    }

    private String command() {
        StringBuilder command = new StringBuilder("trainer train");
        sweep.plan().base().forEach(word -> command.append(' ').append(word));
        for (Setting setting : result.settings()) {
            command.append(setting.name().equals("model") ? " " + setting.value()
                    : " --" + setting.name() + " " + setting.value());
        }
        return command.toString();
    }

    private void figures(Blocks page) {
        page.section("What the settings do");
        Track up = goodness();
        List<Track> all = new ArrayList<>();
        for (int i = 0; i < sweep.plan().dimensions().size(); i++) {
            all.add(track(i));
        }
        if (all.size() > 1) {
            List<Track> tracks = new ArrayList<>(all);
            tracks.add(up);
            page.figure(
                    "parallel", new ParallelPlot("All settings", tracks, names, ranked()),
                    "A line is a trial; the thick one is the best, the paler the worse.");
        }
        for (int i = 0; i < all.size(); i++) {
            Track across = all.get(i);
            page.figure(
                    "by-" + across.label(),
                    new ScatterPlot(up.label() + " by " + across.label(), across, up, names, result.best()), "");
        }
    }

    private List<Integer> ranked() {
        return ranking.stream().filter(outcome -> outcome.score().isPresent()).map(TrialOutcome::index).toList();
    }

    /** Losses and errors on a logarithmic scale: the good are what one wants to tell apart. */
    private Track goodness() {
        return sweep.plan().by() == Watched.LOSS
                ? Track.of(Axis.logarithmic("validation " + loss), sweep.figures(Score::loss))
                : Track.of(
                        Axis.logarithmic("validation error (%)"),
                        sweep.figures(score -> 100 * Math.max(0.5, score.images() - score.correct()) / score.images()));
    }

    private Track track(int dimension) {
        List<String> values = sweep.values(dimension);
        return switch (sweep.plan().dimensions().get(dimension)) {
            case Dimension.Choice(String name, List<String> words) -> Track.ofWords(name, words, values);
            case Dimension.Interval interval -> Track.of(
                    axis(interval).from(interval.low()).to(interval.high()),
                    values.stream().mapToDouble(Double::parseDouble).toArray());
        };
    }

    private static Axis axis(Dimension.Interval interval) {
        return switch (interval.spacing()) {
            case LINEAR -> Axis.linear(interval.name());
            case LOG -> Axis.logarithmic(interval.name());
            case WHOLE -> Axis.linear(interval.name()).whole();
        };
    }

    private Table table() {
        List<Column> columns = new ArrayList<>(List.of(Column.right("trial")));
        sweep.plan().dimensions().forEach(dimension -> columns.add(Column.right(dimension.name())));
        columns.addAll(List.of(
                Column.right("validation loss"), Column.right("accuracy"), Column.right("epochs"),
                Column.right("seconds")));
        Table table = new Table(columns.toArray(Column[]::new));
        for (TrialOutcome outcome : ranking) {
            Optional<Score> score = outcome.score();
            List<Cell> cells = new ArrayList<>();
            Cell number = Cell.of(Integer.toString(outcome.index() + 1));
            cells.add(outcome.index() == result.best() ? number.marked(Mark.GOOD) : number);
            outcome.settings().forEach(setting -> cells.add(Cell.of(setting.value())));
            cells.add(Cell.of(score.map(s -> Figures.loss(s.loss())).orElse("failed")));
            cells.add(Cell.of(score.map(s -> Figures.percent(s.accuracy())).orElse("")));
            cells.add(Cell.of(score.map(
                    s -> s.epochs() + s.bestEpoch().map(epoch -> " (best " + epoch + ")").orElse("")).orElse("")));
            cells.add(Cell.of(String.format(Locale.ROOT, "%.1f", outcome.seconds())));
            table.row(cells);
        }
        return table;
    }
}
