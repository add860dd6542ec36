package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.sweep.Bench;
import org.lanewise.trainer.sweep.Dimension;
import org.lanewise.trainer.sweep.Gathering;
import org.lanewise.trainer.sweep.Points;
import org.lanewise.trainer.sweep.Shard;
import org.lanewise.trainer.sweep.Sweep;
import org.lanewise.trainer.sweep.SweepFolder;
import org.lanewise.trainer.sweep.SweepJson;
import org.lanewise.trainer.sweep.SweepListener;
import org.lanewise.trainer.sweep.SweepPage;
import org.lanewise.trainer.sweep.SweepPlan;
import org.lanewise.trainer.sweep.SweepResult;
import org.lanewise.trainer.sweep.SweepText;
import org.lanewise.trainer.train.Components;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains with many settings and finds the best. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = SweepMergeCommand.class,
        description = "Trains with many settings and finds the best on images that are held back; the network of the best "
                + "trial then looks at the test images, once. Takes the options of train, which hold for all trials.",
        exitCodeList = {ExitCode.INTERRUPTED_HELP, ExitCode.TERMINATED_HELP},
        footer = {
            "",
            "Names of settings are those of the options of train, and 'model': lr, batch, optimizer, augment, seed, ... Every "
                    + "trial is a run folder in --out, for 'report' and 'compare'. Ctrl-C, or even a kill, loses a few "
                    + "seconds: the same command goes on. Parts can run at the same time, on one machine best with "
                    + "--threads 1.",
            "",
            "Examples:",
            "  trainer sweep luo-cnn1 --grid lr=0.01,0.1 --grid batch=50,100 --out grid",
            "  trainer sweep luo-cnn1 --range lr=0.001..0.3 --trials 16 --out sobol",
            "  trainer sweep luo-cnn1 --grid seed=1,2,3,4 --out seeds --shard 2/4"
        })
final class SweepCommand implements Callable<Integer> {
    private static final String USUAL_VALIDATION = "--validation=drawn:0.1";

    /** How points are drawn. */
    enum Drawing {
        SOBOL,
        RANDOM;

        @Override
        public String toString() {
            return Components.name(this);
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private WishOptions wishes;

    @Option(
            names = "--grid",
            paramLabel = "NAME=VALUE,...",
            description = "Values of a setting; with bars between them where they have commas. Several times for several "
                    + "settings: every combination is tried.")
    private List<String> grids = List.of();

    @Option(
            names = "--range",
            paramLabel = "NAME=LOW..HIGH",
            description = "Numbers to draw a setting from, with --trials: lr and weight-decay by equal factors, others by equal "
                    + "distances, unless :log or :linear follows.")
    private List<String> ranges = List.of();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Try so many points of --range, and of --grid too, in place of every combination.")
    private Integer trials;

    @Option(
            names = "--points",
            paramLabel = "KIND",
            defaultValue = "sobol",
            description = "Which: ${COMPLETION-CANDIDATES}. Sobol's leave no part of the space out. Default: "
                    + "${DEFAULT-VALUE}.")
    private Drawing points;

    @Option(
            names = "--draw-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides which random points are drawn. Default: ${DEFAULT-VALUE}.")
    private long drawSeed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep trials, tables and page there. Needed.")
    private Path out;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Make only the I-th of N parts of the trials; 'sweep merge' joins them.")
    private String shard;

    @Mixin
    private StoppingOptions stopping;

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither status line nor trials.")
    private boolean quiet;

    @Override
    public Integer call() {
        if (out == null) {
            throw new IllegalArgumentException(
                    "--out DIR is needed: there the trials are kept, so that a sweep can go on");
        }
        stopping.check();
        Shard part = shard == null ? Shard.WHOLE : Shard.parse(shard);
        List<String> words = new ArrayList<>(TrialOptions.words(spec.commandLine().getParseResult()));
        if (words.stream().noneMatch(word -> word.startsWith("--validation="))) {
            words.add(USUAL_VALIDATION);
        }
        SweepPlan tried = new SweepPlan(words, dimensions(), points(), stopping.watched(), "");
        SweepFolder folder = new SweepFolder(out);
        sweep(folder, tried).check();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        DataSet found = data.find();
        SweepPlan plan = new SweepPlan(words, tried.dimensions(), tried.points(), tried.by(), found.sha256());
        folder.begin(plan);
        try (Workers workers = compute.workers()) {
            return run(sweep(folder, plan), folder, plan, part, new Bench(found, kernels, workers, Version.program()),
                    found);
        }
    }

    private Sweep sweep(SweepFolder folder, SweepPlan plan) {
        return new Sweep(
                folder, plan, settings -> TrialOptions.wishes(plan.base(), settings, plan.by()), stopping.every());
    }

    private List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        grids.forEach(text -> dimensions.add(TrialOptions.choice(text)));
        ranges.forEach(text -> dimensions.add(TrialOptions.interval(text)));
        return dimensions;
    }

    private Points points() {
        return trials == null ? new Points.Grid()
                : points == Drawing.SOBOL ? new Points.Sobol(trials) : new Points.Drawn(trials, drawSeed);
    }

    private int run(Sweep sweep, SweepFolder folder, SweepPlan plan, Shard part, Bench bench, DataSet found) {
        PrintWriter writer = spec.commandLine().getOut();
        SweepText text = new SweepText(writer, quiet || json ? Optional.empty() : Terminal.liveLine(writer), plan);
        SweepJson programs = new SweepJson(writer);
        long missing = sweep.missing(part).count();
        long all = part.indices(plan.trials()).count();
        if (!json) {
            text.line(plan.trials() + " trials with " + String.join(" ", plan.base()) + "; " + DataNotes.on(found));
            if (part.of() > 1 || missing < all) {
                text.line((part.of() > 1 ? "Part " + part + ": " + all + " of them; " : "") + (all - missing)
                        + " made already, " + missing + " to make");
            }
        }
        SweepListener listener = json ? programs : quiet ? new SweepListener() {} : text;
        try (Interruption interruption = new Interruption()) {
            if (!sweep.run(bench, part, listener, interruption.stop())) {
                PrintWriter people = json ? spec.commandLine().getErr() : writer;
                people.println(
                        "Interrupted; what is done is kept in " + out + ", and the same command goes on with it");
                people.flush();
                return ExitCode.INTERRUPTED;
            }
            if (part.of() > 1) {
                if (!json) {
                    text.line("Part " + part + " is complete; when all are: " + Invocation.program() + " sweep merge "
                            + Invocation.quoted(out));
                }
                return ExitCode.OK;
            }
            Gathering gathering = Gathering.of(List.of(folder));
            SweepResult result = gathering.finish(folder, bench);
            if (json) {
                programs.finished(result);
            } else {
                text.finished(result, gathering.loss());
                text.line("Page: " + out.resolve(SweepPage.NAME + ".html") + "  Network: " + folder.network());
            }
            MissingFonts.tell(spec.commandLine().getErr());
        }
        return ExitCode.OK;
    }
}
