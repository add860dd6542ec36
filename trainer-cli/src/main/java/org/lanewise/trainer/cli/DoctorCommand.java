package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.lanewise.engine.kernel.KernelProvider;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.machine.JavaMachine;
import org.lanewise.trainer.machine.Load;
import org.lanewise.trainer.machine.Processor;
import org.lanewise.trainer.machine.Rates;
import org.lanewise.trainer.report.JsonLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Says what this machine can do: processor, Java, kernels, and how fast they are.",
        footer = {"", "Example:", "  trainer doctor"})
final class DoctorCommand implements Callable<Integer> {
    /** For one measurement of the first, fastest kernels, and of the others. */
    private static final double SECONDS_OF_FASTEST = 1.0;

    private static final double SECONDS_OF_OTHERS = 0.3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    /** One kind of kernels; the rates are in GFLOP/s, both 0 where the kernels cannot be used. */
    private record Diagnosis(String name, Optional<String> unusable, int vectorBits, double multiplyAdd,
            double convolution) {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        OptionalDouble free = Load.freeProcessors();
        List<Diagnosis> kernels = new ArrayList<>();
        for (KernelProvider provider : KernelSelection.providers()) {
            boolean fastest = kernels.stream().noneMatch(earlier -> earlier.unusable().isEmpty());
            kernels.add(diagnose(provider, fastest ? SECONDS_OF_FASTEST : SECONDS_OF_OTHERS));
        }
        if (json) {
            out.println(json(free, kernels));
        } else {
            print(out, free, kernels);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Diagnosis diagnose(KernelProvider provider, double seconds) {
        Optional<String> unusable = provider.unusable();
        if (unusable.isPresent()) {
            return new Diagnosis(provider.name(), unusable, 0, 0, 0);
        }
        Kernels kernels = provider.kernels();
        return new Diagnosis(
                provider.name(),
                unusable,
                kernels.vectorBits(),
                Rates.multiplyAdd(kernels, seconds),
                Rates.convolution(kernels, seconds));
    }

    private static void print(PrintWriter out, OptionalDouble free, List<Diagnosis> kernels) {
        int processors = Runtime.getRuntime().availableProcessors();
        row(out, "Processor", Processor.name() + ", " + processors + " for this program"
                + (free.isPresent() ? String.format(Locale.ROOT, ", %.1f of them free", free.getAsDouble()) : ""));
        row(out, "Java", JavaMachine.version() + ", " + JavaMachine.name());
        row(out, "C2 compiler",
                JavaMachine.hasC2().map(has -> has ? "at work" : "not at work: everything is slow").orElse("unknown"));
        row(out, "FMA",
                JavaMachine.hasFma()
                        .map(has -> has ? "in hardware" : "in software: everything is slow")
                        .orElse("unknown"));
        row(out, "Vectors", JavaMachine.vectorBits().map(bits -> bits + " bits").orElse("unknown"));
        row(out, "Heap", "up to " + JavaMachine.maximumHeap() / (1 << 20) + " MiB");
        for (Diagnosis found : kernels) {
            row(out, found.name() + " kernels", found.unusable().orElseGet(() -> speeds(found)));
        }
        if (free.isPresent() && free.getAsDouble() < processors - 0.5) {
            row(out, "Note", "other programs are busy, so the speeds above are less than this machine can do");
        }
    }

    private static String speeds(Diagnosis found) {
        return String.format(
                Locale.ROOT,
                "%s; one thread: multiply-add %.1f GFLOP/s, 5x5 convolution %.1f GFLOP/s (%.0f %% of that)",
                found.vectorBits() == 0 ? "usable" : "usable, " + found.vectorBits() + " bits",
                found.multiplyAdd(),
                found.convolution(),
                100 * found.convolution() / found.multiplyAdd());
    }

    private static void row(PrintWriter out, String title, String text) {
        out.printf(Locale.ROOT, "%-15s %s%n", title, text);
    }

    private static String json(OptionalDouble free, List<Diagnosis> kernels) {
        JsonLine line = new JsonLine()
                .with("processor", Processor.name())
                .with("processors", Runtime.getRuntime().availableProcessors())
                .with("freeProcessors", free.orElse(Double.NaN))
                .with("java", JavaMachine.version())
                .with("vm", JavaMachine.name())
                .with("c2", optional(JavaMachine.hasC2().map(Json.BooleanValue::new)))
                .with("fma", optional(JavaMachine.hasFma().map(Json.BooleanValue::new)))
                .with("vectorBits", optional(JavaMachine.vectorBits().map(Json.NumberValue::of)))
                .with("maximumHeap", JavaMachine.maximumHeap());
        List<Json> found = new ArrayList<>();
        for (Diagnosis kernel : kernels) {
            found.add(new JsonLine()
                    .with("name", kernel.name())
                    .with("usable", kernel.unusable().isEmpty())
                    .with("reason", optional(kernel.unusable().map(Json.StringValue::new)))
                    .with("vectorBits", kernel.vectorBits())
                    .with("multiplyAddGflops", kernel.multiplyAdd())
                    .with("convolutionGflops", kernel.convolution())
                    .json());
        }
        return line.with("kernels", new Json.ArrayValue(found)).text();
    }

    private static Json optional(Optional<? extends Json> value) {
        return value.isPresent() ? value.get() : Json.NullValue.NULL;
    }
}
