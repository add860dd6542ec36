package org.lanewise.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * JMH with its own command line, and after the run a Markdown table: median rates of every set of kernels, how many times
 * faster the SIMD kernels are, and the time of a call.
 */
public final class Comparison {
    private static final String KERNELS = "kernels";
    private static final String SIMD = "simd";
    private static final List<String> NAMES = List.of("scalar", "im2col", SIMD);

    private Comparison() {}

    /** Runs the benchmarks that the options choose. */
    public static void main(String[] arguments) throws Exception {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (options.shouldHelp() || options.shouldList() || options.shouldListWithParams()
                || options.shouldListProfilers() || options.shouldListResultFormats()) {
            Main.main(arguments);
        } else {
            System.out.print(table(new Runner(options).run()));
        }
    }

    /** Medians of one benchmark: what it did a second, and microseconds a call. */
    private record Medians(double rate, double microseconds) {}

    private static String table(Collection<RunResult> results) {
        Map<String, Map<String, Medians>> rows = new LinkedHashMap<>();
        for (RunResult run : results) {
            double calls = median(run.getPrimaryResult());
            for (Result<?> result : run.getSecondaryResults().values()) {
                if (isRate(result.getLabel()) && median(result) > 0) {
                    rows.computeIfAbsent(name(run.getParams()) + " | " + unit(result.getLabel()), _ -> new TreeMap<>())
                            .put(run.getParams().getParam(KERNELS), new Medians(median(result), 1e6 / calls));
                }
            }
        }
        List<String> kernels = NAMES.stream()
                .filter(name -> rows.values().stream().anyMatch(medians -> medians.containsKey(name)))
                .toList();
        StringBuilder table = new StringBuilder("\n| benchmark | rate in ");
        kernels.forEach(name -> table.append("| ").append(name).append(' '));
        kernels.stream()
                .filter(name -> !name.equals(SIMD))
                .forEach(name -> table.append("| simd / ").append(name).append(' '));
        kernels.forEach(name -> table.append("| ").append(name).append(", us "));
        table.append("|\n|---|---|")
                .append("---:|".repeat(3 * kernels.size() - (kernels.contains(SIMD) ? 1 : 0)))
                .append('\n');
        rows.forEach((row, medians) -> table.append("| ").append(row).append(columns(kernels, medians)).append(" |\n"));
        return table.toString();
    }

    private static String columns(List<String> kernels, Map<String, Medians> medians) {
        Medians simd = medians.get(SIMD);
        List<Double> values = new ArrayList<>();
        kernels.forEach(name -> values.add(medians.containsKey(name) ? medians.get(name).rate() : null));
        kernels.stream()
                .filter(name -> !name.equals(SIMD))
                .forEach(name -> values.add(
                        simd != null && medians.containsKey(name) ? simd.rate() / medians.get(name).rate() : null));
        kernels.forEach(name -> values.add(medians.containsKey(name) ? medians.get(name).microseconds() : null));
        return values.stream().map(value -> " | " + number(value)).collect(Collectors.joining());
    }

    private static double median(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }

    private static boolean isRate(String label) {
        return label.endsWith("gigaFlop") || label.endsWith("gigaByte") || label.endsWith("images");
    }

    private static String unit(String label) {
        return label.endsWith("gigaFlop") ? "GFLOP/s" : label.endsWith("gigaByte") ? "GB/s" : "images/s";
    }

    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", ""))
                .append('.')
                .append(parts[parts.length - 1]);
        for (String key : params.getParamsKeys()) {
            if (!key.equals(KERNELS)) {
                name.append(", ").append(key.equals("threads") ? "threads " : "").append(params.getParam(key));
            }
        }
        return name.toString();
    }

    private static String number(Double value) {
        return value == null ? "" : value >= 1000 ? "%,.0f".formatted(value) : "%.3g".formatted(value);
    }
}
