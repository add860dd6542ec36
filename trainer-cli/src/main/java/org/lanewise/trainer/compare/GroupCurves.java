package org.lanewise.trainer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.run.RunEvent.EpochEnded;
import org.lanewise.trainer.run.RunEvent.EpochTrained;

/** Curves of groups over each other, epoch by epoch: the mean of each in a band from its least to its greatest run. */
final class GroupCurves {
    private final List<Group> groups;

    GroupCurves(List<Group> groups) {
        this.groups = groups;
    }

    /** Something that was measured after epochs; empty if no run has it. */
    Optional<LineChart> measured(String title, Axis axis, ToDoubleFunction<EpochEnded> value) {
        return chart(title, axis, run -> {
            NavigableMap<Integer, Double> values = new TreeMap<>();
            run.events(EpochEnded.class).forEach(epoch -> values.put(epoch.epoch(), value.applyAsDouble(epoch)));
            return values;
        });
    }

    /** The loss of the training images, in epochs without a measurement too; empty if no run completed one. */
    Optional<LineChart> trainingLoss() {
        return chart("Training loss", Axis.linear("loss"), run -> {
            NavigableMap<Integer, Double> values = new TreeMap<>();
            run.events(EpochTrained.class).forEach(epoch -> values.put(epoch.epoch(), epoch.loss()));
            run.events(EpochEnded.class).forEach(epoch -> values.put(epoch.epoch(), epoch.loss()));
            return values;
        });
    }

    /** Whether a group has runs of different length. */
    boolean endsDiffer() {
        return groups.stream()
                .anyMatch(group -> group.members()
                        .stream()
                        .map(member -> member.outcome().epoch())
                        .distinct()
                        .count() > 1);
    }

    private Optional<LineChart> chart(
            String title, Axis axis, Function<KeptRun, NavigableMap<Integer, Double>> values) {
        LineChart chart = new LineChart(title).x(Axis.linear("epoch").whole()).y(axis).explorable();
        boolean empty = true;
        for (Group group : groups) {
            List<NavigableMap<Integer, Double>> runs =
                    group.members().stream().map(member -> values.apply(member.run())).toList();
            List<Integer> epochs = epochs(runs);
            if (!epochs.isEmpty()) {
                chart.add(series(group.name(), epochs, runs));
                empty = false;
            }
        }
        return empty ? Optional.empty() : Optional.of(chart);
    }

    private static Series series(String name, List<Integer> epochs, List<NavigableMap<Integer, Double>> runs) {
        double[] x = new double[epochs.size()];
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int epoch = epochs.get(i);
            double[] values =
                    runs.stream().filter(run -> run.containsKey(epoch)).mapToDouble(run -> run.get(epoch)).toArray();
            x[i] = epoch;
            low[i] = Double.POSITIVE_INFINITY;
            high[i] = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                mean[i] += value / values.length;
                low[i] = Math.min(low[i], value);
                high[i] = Math.max(high[i], value);
            }
        }
        return Series.of(name, x, mean).band(low, high);
    }

    /** Epochs of which every run that got so far has a value: a mean over some of them would jump. */
    private static List<Integer> epochs(List<NavigableMap<Integer, Double>> runs) {
        TreeSet<Integer> all = new TreeSet<>();
        runs.forEach(run -> all.addAll(run.keySet()));
        List<Integer> epochs = new ArrayList<>();
        for (int epoch : all) {
            if (runs.stream().allMatch(run -> run.containsKey(epoch) || run.isEmpty() || run.lastKey() < epoch)) {
                epochs.add(epoch);
            }
        }
        return epochs;
    }
}
