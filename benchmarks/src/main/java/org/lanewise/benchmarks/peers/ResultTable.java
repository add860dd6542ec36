package org.lanewise.benchmarks.peers;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The outcomes as Markdown: a table for each kind of task, batch for inference, and number of threads. */
final class ResultTable {
    private final Results results;

    ResultTable(Results results) {
        this.results = results;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Collection<Outcome> outcomes = results.all();
        outcomes.stream().map(outcome -> title(outcome.task())).distinct().forEach(title -> {
            List<Outcome> rows = outcomes.stream().filter(outcome -> title(outcome.task()).equals(title)).toList();
            append(title, rows, text);
        });
        return text.toString();
    }

    private static String title(Task task) {
        String what = switch (task.kind()) {
            case TRAINING -> "Training, batch of the recipe";
            case INFERENCE -> task.isLatency() ? "Inference, one image" : "Inference, batch " + task.batch();
            case FORWARD, BACKWARD_DATA, BACKWARD_WEIGHTS -> "Convolution, batch " + task.batch();
            case MATMUL -> "Matrix product: images x outputs x inputs";
        };
        return what + ", threads: " + task.threads();
    }

    private void append(String title, List<Outcome> rows, StringBuilder text) {
        Task first = rows.getFirst().task();
        String unit = first.isPrimitive() ? "GFLOP/s" : first.isLatency() ? "us" : "images/s";
        String share = first.isPrimitive() ? " of peak |" : "";
        text.append(String.format("%n%s%n%n", title))
                .append(String.format(
                        "| | Lanewise, %s |%s libtorch, %s |%s ratio | of pairs | best setting of libtorch |%n", unit,
                        share, unit, share))
                .append(first.isPrimitive() ? "|---|---:|---:|---:|---:" : "|---|---:|---:")
                .append(String.format("|---:|---:|---|%n"));
        double logarithms = 0;
        for (Outcome row : rows) {
            List<Double> ratios = row.ratios().stream().sorted().toList();
            text.append(String.format(
                    Locale.ROOT, "| %s | %s | %s | %.2f | %.2f to %.2f | %s |%n", name(row.task()),
                    rate(row.task(), row.ourRate()), rate(row.task(), row.theirRate()), row.ratio(),
                    ratios.getFirst(), ratios.getLast(), row.choice()));
            logarithms += Math.log(row.ratio());
        }
        text.append(String.format(
                Locale.ROOT, "| geometric mean | | |%s %.2f | | |%n", first.isPrimitive() ? " | |" : "",
                Math.exp(logarithms / rows.size())));
    }

    private static String name(Task task) {
        return switch (task.kind()) {
            case TRAINING, INFERENCE -> task.model();
            case MATMUL -> task.model();
            case FORWARD, BACKWARD_DATA, BACKWARD_WEIGHTS -> task.model().replace(',', ' ') + " "
                    + task.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private String rate(Task task, double rate) {
        if (task.isPrimitive()) {
            return String.format(
                    Locale.ROOT, "%.1f | %s", rate,
                    results.peak() == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * rate / results.peak()));
        }
        return String.format(Locale.ROOT, task.isLatency() ? "%.1f" : "%,.0f", task.isLatency() ? 1e6 / rate : rate);
    }
}
