package org.lanewise.trainer.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.evaluate.ConfusionMatrix;
import org.lanewise.trainer.evaluate.Predictions;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.folder.RunOutcome;
import org.lanewise.trainer.folder.RunProvenance;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Page;
import org.lanewise.trainer.page.PageFiles;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.SettingsText;
import org.lanewise.trainer.report.StoppingText;
import org.lanewise.trainer.report.SummaryTable;
import org.lanewise.trainer.run.Machine;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.EpochEnded;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.SamplingText;

/** The page about one run. */
public final class RunPage {
    /** What the page is called: {@code report.html}, {@code report.md} and the folder {@code report} with its figures. */
    public static final String NAME = "report";

    private final Material material;
    private final KeptRun run;
    private final Blocks page = new Blocks();

    private RunPage(Material material) {
        this.material = material;
        this.run = material.run();
    }

    /**
     * Writes the page.
     *
     * @param folder made if need be
     * @return the page to look at
     * @throws org.lanewise.engine.store.StoreException if it cannot be written
     */
    public static Path write(Material material, Path folder) {
        PageFiles.write(new RunPage(material).page(), folder, NAME);
        return folder.resolve(NAME + ".html");
    }

    private Page page() {
        page.paragraph(state()).paragraph("Data: " + run.provenance().data() + ".");
        learning();
        material.predictions().ifPresent(this::scores);
        material.network().ifPresent(network -> inside(network.parameters()));
        page.section("Network").preformatted(SummaryTable.of(run.plan().network()));
        settings();
        speed();
        provenance();
        return page.page("Run " + run.name() + ": " + run.plan().model());
    }

    private String state() {
        if (run.outcome().isPresent()) {
            RunOutcome outcome = run.outcome().get();
            return "Ended in epoch " + outcome.epoch() + " after " + Figures.count(outcome.step())
                    + " updates. " + best(outcome) + measured(outcome.correct(), outcome.images(), outcome.loss())
                    + looks(outcome);
        }
        String how = switch (run.events().isEmpty() ? null : run.events().getLast()) {
            case RunEvent.Interrupted(long step, String time) ->
                    "Interrupted after " + Figures.count(step) + " updates, at " + time + ".";
            case RunEvent.Failed(long step, String _, String reason) ->
                    "Failed after " + Figures.count(step) + " updates: " + reason + ".";
            case null -> "Not begun.";
            case RunEvent last -> "Not over: it still goes on, or was killed, after " + Figures.count(last.step())
                    + " updates.";
        };
        List<EpochEnded> epochs = run.events(EpochEnded.class);
        return epochs.isEmpty() ? how
                : how + " After epoch " + epochs.getLast().epoch() + ": "
                        + measured(
                                epochs.getLast().measuredCorrect(), epochs.getLast().measuredImages(),
                                epochs.getLast().measuredLoss());
    }

    private static String best(RunOutcome outcome) {
        return outcome.best()
                .map(best -> "The network is that after epoch " + best.epoch() + ", the best on the images held back. ")
                .orElse("");
    }

    private String looks(RunOutcome outcome) {
        String test = outcome.test()
                .map(score -> " " + measured(score.correct(), score.images(), score.loss(), "test"))
                .orElse("");
        return test + outcome.testLooks()
                .map(looks -> " " + StoppingText.looks(looks, outcome.testShown().orElse(false)) + ".")
                .orElse("");
    }

    private String measured(int correct, int images, double loss) {
        return measured(correct, images, loss, run.provenance().measuredOn());
    }

    private String measured(int correct, int images, double loss, String what) {
        WilsonInterval interval = WilsonInterval.of(correct, images);
        return String.format(
                Locale.ROOT, "Accuracy %s (95 %% sure: %.2f to %.2f %%) and %s %s on %s %s images.",
                Figures.percent((double) correct / images), 100 * interval.low(), 100 * interval.high(),
                SettingsText.figure(run.plan().settings().loss()), Figures.loss(loss), Figures.count(images), what);
    }

    private void learning() {
        page.section("Learning");
        Curves curves = new Curves(run);
        if (curves.isEmpty()) {
            page.paragraph("Nothing was trained yet.");
            return;
        }
        page.figure("loss", curves.loss(), "Pale: single entries of the log; dark: their running mean.");
        page.figure("accuracy", curves.accuracy(), "");
        curves.learningRate().ifPresent(chart -> page.figure("learning-rate", chart, ""));
        List<RunEvent.SettingsChanged> changes = run.events(RunEvent.SettingsChanged.class);
        if (!changes.isEmpty()) {
            Table table = new Table(Column.right("after update"), Column.left("settings from then on"));
            changes.forEach(change -> table.row(Figures.count(change.step()), words(change.settings())));
            page.paragraph("Changed while it ran:").table(table);
        }
    }

    private void scores(Predictions predictions) {
        ConfusionMatrix counts = ConfusionMatrix.of(predictions);
        int wrong = predictions.images() - predictions.correct();
        page.section("Right and wrong")
                .figure("confusion", Scores.matrix(counts), "Rows: what an image is. Columns: what it was taken for.")
                .paragraph("Of each class with the interval that is right 95 times in 100.")
                .table(Scores.table(counts))
                .subsection("The worst mistakes");
        if (wrong == 0) {
            page.paragraph("There are none.");
        } else if (material.images().isEmpty()) {
            page.paragraph("The data found now are not those of the run, so its images cannot be shown; name their "
                    + "folder with --data.");
        } else {
            page.figure(
                    "mistakes", Mistakes.picture(predictions, material.images().get()),
                    "Of " + Figures.count(wrong) + " wrong answers those that were given with most confidence.");
        }
    }

    private void inside(Parameters parameters) {
        page.section("Inside the network");
        Inside.filters(parameters)
                .ifPresent(grid -> page.figure(
                        "filters", grid,
                        "Weights of the first layer, from the least (dark) to the greatest (bright)."));
        if (material.images().isEmpty()) {
            page.paragraph("The data found now are not those of the run, so feature maps cannot be shown.");
            return;
        }
        maps("maps", 0, "the first " + run.provenance().measuredOn() + " image");
        material.predictions()
                .map(Mistakes::surest)
                .filter(mistakes -> !mistakes.isEmpty())
                .ifPresent(mistakes -> maps("maps-of-mistake", mistakes.getFirst(), "the worst mistake"));
    }

    private void maps(String name, int image, String what) {
        ImageGrid maps = Inside.maps(material, image);
        page.figure(name, maps, "What each layer makes of " + what
                + ": its maps after the activation, each from its least to its greatest value.");
    }

    private void settings() {
        RunPlan plan = run.plan();
        TrainingSettings settings = plan.settings();
        Table table = new Table(Column.left("setting"), Column.left("value"));
        table.row("model", plan.model())
                .row("initialisation", plan.initialization())
                .row("optimiser", SettingsText.of(settings.optimizer()))
                .row("schedule", SettingsText.of(settings.schedule()))
                .row("loss", settings.loss().getClass().getSimpleName())
                .row("batch", Figures.count(settings.batch()))
                .row("seed", Long.toString(settings.seed()))
                .row("epochs", Integer.toString(lastGoal().orElse(plan.epochs())))
                .row("images", SamplingText.of(settings.sampling()))
                .row("normalisation", plan.preparation().normalization())
                .row("held back", plan.preparation().heldBack())
                .row("end", plan.stopping().map(StoppingText::words).orElse("after the last epoch"))
                .row("augmentation",
                        plan.preparation().text().isEmpty() ? "none" : plan.preparation().text().substring(2));
        page.section("Settings").table(table);
    }

    private Optional<Integer> lastGoal() {
        List<RunEvent.Started> processes = run.events(RunEvent.Started.class);
        return processes.isEmpty() ? Optional.empty() : Optional.of(processes.getLast().epochs());
    }

    private static String words(TrainingSettings settings) {
        return SettingsText.of(settings.optimizer()) + "; " + SettingsText.of(settings.schedule()) + "; batch "
                + settings.batch();
    }

    private void speed() {
        Curves curves = new Curves(run);
        if (!curves.isEmpty()) {
            page.section("Throughput")
                    .figure("throughput", curves.throughput(),
                            "Tests are not counted; where checkpoints are saved they are.");
        }
    }

    private void provenance() {
        RunProvenance from = run.provenance();
        Table table = new Table(Column.left("of"), Column.left("SHA-256"));
        run.outcome().ifPresent(outcome -> table.row(Cell.of("parameters"), Cell.code(outcome.digest())));
        table.row(Cell.of("data"), Cell.code(from.dataSha256()))
                .row(Cell.of(Figures.count(from.trainImages()) + " training images"), Cell.code(from.trainSha256()))
                .row(
                        Cell.of(Figures.count(from.measuredImages()) + " " + from.measuredOn() + " images"),
                        Cell.code(from.measuredSha256()));
        Table processes = new Table(
                Column.right("from update"), Column.left("at"), Column.left("program"), Column.left("kernels"),
                Column.left("Java"), Column.left("processor"));
        for (RunEvent.Started started : run.events(RunEvent.Started.class)) {
            Machine machine = started.machine();
            processes.row(
                    Figures.count(started.step()), started.time(), machine.program(),
                    machine.kernels() + (machine.vectorBits() == 0 ? "" : ", " + machine.vectorBits() + " bits") + ", "
                            + machine.threads() + (machine.threads() == 1 ? " thread" : " threads"),
                    machine.java(), machine.processor() + ", " + machine.system());
        }
        page.section("Provenance").table(table).paragraph("Processes that trained:").table(processes);
    }
}
