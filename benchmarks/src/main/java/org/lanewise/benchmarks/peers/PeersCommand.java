package org.lanewise.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.models.Models;
import org.lanewise.trainer.machine.Rate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Lanewise against libtorch, network by network. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains and runs the same networks with Lanewise and with libtorch, in turns, and prints how many "
                + "times faster Lanewise is. Needs a build with the Maven profile 'peers', which downloads libtorch.",
        footer = {
            "",
            "What is already in the file of --out is not measured again, so an interrupted run goes on.",
            "",
            "Example:",
            "  java -jar benchmarks/target/benchmarks.jar peers luo-cnn1 --task training --threads 1,2"
        })
public final class PeersCommand implements Callable<Integer> {
    private static final List<String> NETWORKS = List.of(
            "luo-cnn1", "luo-cnn-bn", "luo-cnn2", "luo-mlp", "luo-mlp-bn", "holting-model1", "holting-model3",
            "holting-2b", "convnetjs-default", "luo-mini-resnet", "li-cnn");
    private static final List<String> CONVOLUTIONS = List.of(
            "16->32,5x5,14x14", "32->32,3x3,28x28", "64->64,3x3,14x14", "1->4,3x3,28x28", "1->16,7x7,28x28",
            "16->32,3x3,14x14", "1->16,5x5,28x28");
    private static final List<String> MATRICES =
            List.of("100x128x784", "100x256x784", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024");
    private static final double SECONDS_OF_PEAK = 1;
    private static final int USAGE = 2;

    /** What can be asked for. */
    enum What {
        training,
        one,
        hundred,
        thousand,
        primitives
    }

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Networks. Default: eleven, at least one a report.")
    private List<String> models = NETWORKS;

    @Option(
            names = "--task",
            split = ",",
            paramLabel = "TASK",
            description = "Any of ${COMPLETION-CANDIDATES}: training steps, inference of so many images at a time, "
                    + "or single convolutions and matrix products, on one thread. "
                    + "Default: all.")
    private List<What> tasks = List.of(What.values());

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            description = "Numbers of threads. Default: 1 and one a processor.")
    private List<Integer> threads = List.of(1, Runtime.getRuntime().availableProcessors());

    @Option(names = "--turns", paramLabel = "N", defaultValue = "7",
            description = "Pairs of windows. Default: ${DEFAULT-VALUE}.")
    private int turns;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "0.4",
            description = "Length of a window. Default: ${DEFAULT-VALUE}.")
    private double window;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "What Lanewise runs beforehand, for the compiler, and longer while it gets faster. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "peers.json",
            description = "Results as JSON. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--again", description = "Measure also what is in the file.")
    private boolean again;

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PeersCommand())
                .setExecutionExceptionHandler((e, command, _) -> {
                    command.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path jars = Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("peers");
        if (!Files.isDirectory(jars)) {
            System.err.println("There is no libtorch in " + jars + ". This builds it in: "
                    + "mvn -B -q -DskipTests -Ppeers package");
            return USAGE;
        }
        Results results = new Results(out);
        try (Duel duel = new Duel(jars, new Duel.Times(warmUp, window, turns))) {
            List<Task> wanted = tasks();
            if (wanted.stream().anyMatch(Task::isPrimitive)) {
                Rate peak = Rate.ofMultiplyAdds(KernelSelection.best());
                peak.measure(SECONDS_OF_PEAK);
                results.peak(peak.gflops());
            }
            for (Task task : wanted) {
                if (again || !results.has(task)) {
                    Outcome outcome = duel.run(task);
                    results.add(outcome);
                    System.err.printf(Locale.ROOT, "%s: %.2f%n", task, outcome.ratio());
                }
            }
        }
        System.out.print(new ResultTable(results).text());
        return 0;
    }

    private List<Task> tasks() {
        List<Task> list = new ArrayList<>();
        for (What what : tasks) {
            if (what == What.primitives) {
                list.addAll(primitives());
                continue;
            }
            for (int count : threads.stream().distinct().toList()) {
                for (String model : models) {
                    list.add(task(what, model, count));
                }
            }
        }
        return list;
    }

    private static Task task(What what, String model, int threads) {
        return switch (what) {
            case training -> new Task(Task.Kind.TRAINING, model, Models.named(model).recipe().batch(), threads);
            case one -> new Task(Task.Kind.INFERENCE, model, 1, threads);
            case hundred -> new Task(Task.Kind.INFERENCE, model, 100, threads);
            case thousand -> new Task(Task.Kind.INFERENCE, model, 1000, threads);
            case primitives -> throw new IllegalArgumentException("a primitive has no network");
        };
    }

    private static List<Task> primitives() {
        List<Task> list = new ArrayList<>();
        for (String convolution : CONVOLUTIONS) {
            list.add(Task.primitive(Task.Kind.FORWARD, convolution));
            // Nobody needs the gradient of an image.
            if (!convolution.startsWith("1->")) {
                list.add(Task.primitive(Task.Kind.BACKWARD_DATA, convolution));
            }
            list.add(Task.primitive(Task.Kind.BACKWARD_WEIGHTS, convolution));
        }
        MATRICES.forEach(matrix -> list.add(Task.primitive(Task.Kind.MATMUL, matrix)));
        return list;
    }
}
