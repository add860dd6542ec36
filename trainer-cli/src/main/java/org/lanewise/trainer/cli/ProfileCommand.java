package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.machine.Rate;
import org.lanewise.trainer.report.ProfileTable;
import org.lanewise.trainer.report.ScalingTable;
import org.lanewise.trainer.train.Design;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where the time of a training step goes. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Trains a model on noise for a few seconds and says where the time goes: layer by layer and phase by "
                + "phase, with operations, bytes and the share of what the processor can do.",
        footer = {
            "",
            "Only what images need counts as operations: empty lanes of the last block of 16 do not.",
            "",
            "Example:",
            "  trainer profile luo-mini-resnet --threads 1 --cores 8,16,64"
        })
final class ProfileCommand implements Callable<Integer> {
    private static final double SECONDS_OF_PEAK = 1;

    @Spec
    private CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "MODEL|FILE", completionCandidates = ModelNames.class,
            description = "What to train: one of 'trainer models', or a text file with a network.")
    private String name;

    @Option(names = "--batch", paramLabel = "N", description = "Images a step. Default: that of the recipe.")
    private Integer batch;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Train so long before measuring, for the compiler. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Steps to measure; medians are shown. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--cores",
            split = ",",
            paramLabel = "N",
            description = "With --threads 1: what so many cores would give at best, by counting independent chunks of work.")
    private List<Integer> cores = List.of();

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        Design model = ModelFinder.design(name);
        int images = batch == null ? model.recipe().batch() : batch;
        if (images < 1 || steps < 1 || !(warmUp >= 0)) {
            throw new IllegalArgumentException("--batch and --steps must be at least 1, --warm-up at least 0, got "
                    + images + ", " + steps + " and " + warmUp);
        }
        PrintWriter out = spec.commandLine().getOut();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        try (Workers workers = compute.workers()) {
            if (!cores.isEmpty() && (workers.threads() != 1 || cores.stream().anyMatch(count -> count < 1))) {
                throw new IllegalArgumentException(
                        "--cores takes numbers from 1 and counts from the profile of one thread; "
                                + "got " + cores + " and " + workers.threads() + " threads, so add --threads 1");
            }
            TrainingProfile profile = measure(model, images, kernels, workers);
            Rate peak = Rate.ofMultiplyAdds(kernels);
            peak.measure(SECONDS_OF_PEAK);
            int available = Math.min(workers.threads(), Runtime.getRuntime().availableProcessors());
            out.printf(
                    Locale.ROOT,
                    "%s on noise, %s kernels, %d threads on %d cores, multiply-add peak %.1f GFLOP/s a core%n%n",
                    model.name(), kernels.name(), workers.threads(), available, peak.gflops());
            out.println(new ProfileTable(profile, available * peak.gflops()).text());
            if (!cores.isEmpty()) {
                out.println();
                out.println(new ScalingTable(profile, cores).text());
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private TrainingProfile measure(Design model, int images, Kernels kernels, Workers workers) {
        Network network = model.network();
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        OptimizerState state = new OptimizerState(model.recipe().optimizer(), parameters);
        TrainingPlan plan = TrainingPlan.compile(
                parameters, model.recipe().settings().loss(), images, kernels, workers, new Seed(1));
        ByteImages noise = noise(network, images);
        long end = System.nanoTime() + (long) (warmUp * 1e9);
        do {
            plan.profile(noise, state, 1);
        } while (System.nanoTime() < end);
        return plan.profile(noise, state, steps);
    }

    private static ByteImages noise(Network network, int images) {
        Seed seed = new Seed(1);
        byte[] pixels = new byte[images * network.input().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) seed.bits(i);
        }
        int classes = network.output().size();
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) seed.child("labels").below(i, classes);
        }
        return new ByteImages(network.input(), pixels, labels, classes, Normalization.UNIT);
    }
}
