package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.machine.Diagnosis;
import org.lanewise.trainer.machine.JavaMachine;
import org.lanewise.trainer.machine.Load;
import org.lanewise.trainer.machine.Processor;
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
        description = "Says what this machine can do: processor, Java, kernels, and how fast they are on one thread.",
        footer = {"", "Example:", "  trainer doctor"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        OptionalDouble free = Load.freeProcessors();
        List<Diagnosis> kernels = Diagnosis.ofAllKernels();
        if (json) {
            out.println(json(free, kernels));
        } else {
            print(out, free, kernels);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, OptionalDouble free, List<Diagnosis> kernels) {
        int processors = Runtime.getRuntime().availableProcessors();
        row(out, "Processor", Processor.name() + ", " + processors + " for this program"
                + (free.isPresent() ? String.format(Locale.ROOT, ", %.1f of them free", free.getAsDouble()) : ""));
        row(out, "Java", JavaMachine.version() + ", " + JavaMachine.name());
        row(out, "C2 compiler", text(JavaMachine.hasC2(), "at work", "not at work, everything is slow"));
        row(out, "FMA", text(JavaMachine.hasFma(), "in hardware", "in software, everything is slow"));
        row(out, "Vectors", JavaMachine.vectorBits().map(bits -> bits + " bits").orElse("unknown"));
        row(out, "Heap", "up to " + JavaMachine.maximumHeap() / (1 << 20) + " MiB");
        for (Diagnosis found : kernels) {
            row(out, found.name() + " kernels", found.unusable().orElseGet(() -> speeds(found)));
        }
        if (free.isPresent() && free.getAsDouble() < processors - 0.5) {
            row(out, "Note", "other programs are busy, so these speeds are less than the machine can do");
        }
    }

    private static String text(Optional<Boolean> fact, String yes, String no) {
        return fact.map(holds -> holds ? yes : no).orElse("unknown");
    }

    private static String speeds(Diagnosis found) {
        Diagnosis.Rates rates = found.rates().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s; multiply-add %.1f GFLOP/s, 5x5 convolution %.1f GFLOP/s",
                found.vectorBits() == 0 ? "usable" : "usable, " + found.vectorBits() + " bits",
                rates.multiplyAdd().gflops(),
                rates.convolution().gflops());
    }

    private static void row(PrintWriter out, String title, String text) {
        out.printf(Locale.ROOT, "%-15s %s%n", title, text);
    }

    private static String json(OptionalDouble free, List<Diagnosis> kernels) {
        List<Json> found = new ArrayList<>();
        for (Diagnosis kind : kernels) {
            JsonLine line = new JsonLine()
                    .with("name", kind.name())
                    .with("usable", kind.unusable().isEmpty())
                    .with("vectorBits", kind.vectorBits());
            kind.unusable().ifPresent(reason -> line.with("reason", reason));
            kind.rates()
                    .ifPresent(rates -> line
                            .with("multiplyAddGflops", rates.multiplyAdd().gflops())
                            .with("convolutionGflops", rates.convolution().gflops()));
            found.add(line.json());
        }
        return new JsonLine()
                .with("processor", Processor.name())
                .with("processors", Runtime.getRuntime().availableProcessors())
                .with("freeProcessors", free.orElse(Double.NaN))
                .with("java", JavaMachine.version())
                .with("vm", JavaMachine.name())
                .with("c2", optional(JavaMachine.hasC2().map(Json.BooleanValue::new)))
                .with("fma", optional(JavaMachine.hasFma().map(Json.BooleanValue::new)))
                .with("vectorBits", optional(JavaMachine.vectorBits().map(Json.NumberValue::of)))
                .with("maximumHeap", JavaMachine.maximumHeap())
                .with("kernels", new Json.ArrayValue(found))
                .text();
    }

    private static Json optional(Optional<? extends Json> value) {
        return value.isPresent() ? value.get() : Json.NullValue.NULL;
    }
}
