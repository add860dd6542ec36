package org.lanewise.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanewise.models.Models;
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
    private static final int USAGE = 2;

    /** What can be asked for. */
    enum What {
        training,
        one,
        hundred,
        thousand
    }

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Networks. Default: eleven, at least one a report.")
    private List<String> models = NETWORKS;

    @Option(
            names = "--task",
            split = ",",
            paramLabel = "TASK",
            description = "Any of ${COMPLETION-CANDIDATES}: training steps, or inference of so many images at a time. "
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
            description = "What Lanewise runs beforehand, for the compiler. Default: ${DEFAULT-VALUE}.")
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
            for (Task task : tasks()) {
                if (again || !results.has(task)) {
                    Outcome outcome = duel.run(task);
                    results.add(outcome);
                    System.err.printf(Locale.ROOT, "%s: %.2f%n", task, outcome.ratio());
                }
            }
        }
        System.out.print(ResultTable.text(results.all()));
        return 0;
    }

    private List<Task> tasks() {
        List<Task> list = new ArrayList<>();
        for (What what : tasks) {
            for (int count : threads.stream().distinct().toList()) {
                for (String model : models) {
                    list.add(switch (what) {
                        case training -> new Task(
                                Task.Kind.TRAINING, model, Models.named(model).recipe().batch(), count);
                        case one -> new Task(Task.Kind.INFERENCE, model, 1, count);
                        case hundred -> new Task(Task.Kind.INFERENCE, model, 100, count);
                        case thousand -> new Task(Task.Kind.INFERENCE, model, 1000, count);
                    });
                }
            }
        }
        return list;
    }
}
