package org.lanewise.trainer.reproduce;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lanewise.models.Models;
import org.lanewise.models.Moment;
import org.lanewise.models.Quantity;
import org.lanewise.models.Split;
import org.lanewise.trainer.reproduce.verdict.Measurement;
import org.lanewise.trainer.reproduce.verdict.OverSeeds;

/** Finds in the runs what a claim is about. */
final class Measured {
    private Measured() {}

    /** The quantity over all seeds; empty if it was not measured. */
    static Optional<OverSeeds> of(Quantity quantity, List<Run> runs) {
        List<Measurement> measurements = runs.stream().flatMap(run -> of(quantity, run).stream()).toList();
        return measurements.isEmpty() || measurements.size() < runs.size()
                ? Optional.empty()
                : Optional.of(new OverSeeds(measurements));
    }

    /** What needs no run. */
    static Optional<OverSeeds> counted(Quantity quantity, String model) {
        Optional<Long> count = switch (quantity) {
            case Quantity.ParameterCount _ -> Optional.of(Models.named(model).parameterCount());
            case Quantity.LayerParameterCount layer -> Optional.of(Models.named(model).parameterCount(layer.layer()));
            default -> Optional.empty();
        };
        return count.map(value -> new OverSeeds(List.of(new Measurement.Count(value))));
    }

    private static Optional<Measurement> of(Quantity quantity, Run run) {
        return switch (quantity) {
            case Quantity.Accuracy accuracy -> accuracy(accuracy, run);
            case Quantity.Loss loss -> loss(loss, run);
            case Quantity.TrainingTime _ -> Optional.of(new Measurement.Plain(run.outcome().seconds()));
            default -> Optional.empty();
        };
    }

    private static Optional<Measurement> accuracy(Quantity.Accuracy accuracy, Run run) {
        return switch (accuracy.moment()) {
            case Moment.Best _ -> probes(accuracy.split(), run)
                    .stream()
                    .max(Comparator.comparingInt(Probe::correct))
                    .map(Measured::share);
            case Moment.LastImages last when accuracy.split() == Split.TRAINING -> Optional.of(
                    Windows.accuracyOfLast(last.images(), run));
            default -> at(accuracy.moment(), probes(accuracy.split(), run), run).map(Measured::share);
        };
    }

    private static Optional<Measurement> loss(Quantity.Loss loss, Run run) {
        double standardError = run.finalTest().lossStandardError();
        return switch (loss.moment()) {
            case Moment.Best _ -> probes(loss.split(), run)
                    .stream()
                    .min(Comparator.comparingDouble(Probe::loss))
                    .map(probe -> new Measurement.Mean(probe.loss(), standardError));
            case Moment.LastImages last when loss.split() == Split.TRAINING -> Optional.of(
                    Windows.lossOfLast(last.images(), run));
            default -> at(loss.moment(), probes(loss.split(), run), run)
                    .map(probe -> new Measurement.Mean(probe.loss(), standardError));
        };
    }

    private static Measurement share(Probe probe) {
        return new Measurement.Share(probe.correct(), probe.images());
    }

    private static List<Probe> probes(Split split, Run run) {
        return switch (split) {
            case TEST -> run.curves().test();
            case VALIDATION -> run.curves().validation();
            case TRAINING -> List.of();
        };
    }

    private static Optional<Probe> at(Moment moment, List<Probe> probes, Run run) {
        return switch (moment) {
            case Moment.End _ -> probes.isEmpty() ? Optional.empty() : Optional.of(probes.getLast());
            case Moment.AfterEpoch after -> after(after.epochs() * run.outcome().setup().updatesOfEpoch(), probes);
            case Moment.BeforeStep before -> after(before.step(), probes);
            case Moment.Best _,Moment.LastImages _ -> Optional.empty();
        };
    }

    private static Optional<Probe> after(int updates, List<Probe> probes) {
        return probes.stream().filter(probe -> probe.updates() == updates).findFirst();
    }
}
