package org.lanewise.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Statistics;

/**
 * JMH with its own command line, and after the run a Markdown table: median rates of the scalar and the SIMD kernels,
 * and how many times faster the latter are.
 */
public final class Comparison {
    private static final String KERNELS = "kernels";

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

    private static String table(Collection<RunResult> results) {
        Map<String, Map<String, Double>> rates = new LinkedHashMap<>();
        for (RunResult run : results) {
            for (Result<?> result : run.getSecondaryResults().values()) {
                Statistics statistics = result.getStatistics();
                double median = statistics.getPercentile(50);
                if (isRate(result.getLabel()) && median > 0) {
                    String row = name(run.getParams()) + " | " + unit(result.getLabel());
                    rates.computeIfAbsent(row, _ -> new TreeMap<>()).put(run.getParams().getParam(KERNELS), median);
                }
            }
        }
        StringBuilder table =
                new StringBuilder("\n| benchmark | rate | scalar | simd | simd / scalar |\n|---|---|---:|---:|---:|\n");
        rates.forEach((row, medians) -> {
            Double scalar = medians.get("scalar");
            Double simd = medians.get("simd");
            table.append("| ")
                    .append(row)
                    .append(" | ")
                    .append(number(scalar))
                    .append(" | ")
                    .append(number(simd))
                    .append(" | ")
                    .append(scalar == null || simd == null ? "" : number(simd / scalar))
                    .append(" |\n");
        });
        return table.toString();
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
