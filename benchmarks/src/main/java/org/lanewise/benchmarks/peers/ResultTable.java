package org.lanewise.benchmarks.peers;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The outcomes as Markdown: a table for each kind of task, batch for inference, and number of threads. */
final class ResultTable {
    private ResultTable() {}

    static String text(Collection<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        outcomes.stream().map(outcome -> title(outcome.task())).distinct().forEach(title -> {
            List<Outcome> rows = outcomes.stream().filter(outcome -> title(outcome.task()).equals(title)).toList();
            append(title, rows, text);
        });
        return text.toString();
    }

    private static String title(Task task) {
        String what = task.kind() == Task.Kind.TRAINING ? "Training, batch of the recipe"
                : task.isLatency() ? "Inference, one image"
                        : "Inference, batch " + task.batch();
        return what + ", threads: " + task.threads();
    }

    private static void append(String title, List<Outcome> rows, StringBuilder text) {
        String unit = rows.getFirst().task().isLatency() ? "us" : "images/s";
        text.append("%n%s%n%n".formatted(title))
                .append("| network | Lanewise, %s | libtorch, %s | ratio | of pairs | best setting of libtorch |%n"
                        .formatted(unit, unit))
                .append("|---|---:|---:|---:|---:|---|%n".formatted());
        double logarithms = 0;
        for (Outcome row : rows) {
            List<Double> ratios = row.ratios().stream().sorted().toList();
            text.append(String.format(
                    Locale.ROOT, "| %s | %s | %s | %.2f | %.2f to %.2f | %s |%n", row.task().model(),
                    number(row.task(), row.ourRate()), number(row.task(), row.theirRate()), row.ratio(),
                    ratios.getFirst(), ratios.getLast(), row.choice()));
            logarithms += Math.log(row.ratio());
        }
        text.append(String.format(
                Locale.ROOT, "| geometric mean | | | %.2f | | |%n", Math.exp(logarithms / rows.size())));
    }

    private static String number(Task task, double rate) {
        return task.isLatency() ? String.format(Locale.ROOT, "%.1f", 1e6 / rate)
                : String.format(Locale.ROOT, "%,.0f", rate);
    }
}
