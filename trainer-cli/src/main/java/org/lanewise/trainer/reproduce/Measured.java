package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
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

    /** What one way of training gains over another, seed by seed. */
    static Optional<OverSeeds> gain(List<Run> with, List<Run> without) {
        List<Measurement> gains = new ArrayList<>();
        for (int i = 0; i < Math.min(with.size(), without.size()); i++) {
            FinalTest first = with.get(i).finalTest();
            FinalTest second = without.get(i).finalTest();
            gains.add(new Measurement.Mean(
                    first.accuracy() - second.accuracy(),
                    Math.hypot(first.accuracyStandardError(), second.accuracyStandardError())));
        }
        return gains.isEmpty() ? Optional.empty() : Optional.of(new OverSeeds(gains));
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
            case Quantity.Penalty penalty -> penalty(penalty.moment(), run)
                    .map(probe -> new Measurement.Plain(probe.penalty()));
            case Quantity.ImagesToAccuracy images -> Convergence.images(images.accuracy(), run)
                    .map(value -> new Measurement.Logged(value, Convergence.step(run)));
            default -> Optional.empty();
        };
    }

    /** The penalty changes slowly: that of the last hundred images is that of the end. */
    private static Optional<Probe> penalty(Moment moment, Run run) {
        Moment asked = moment instanceof Moment.LastImages ? new Moment.End() : moment;
        return at(asked, run.curves().test(), run).or(() -> at(asked, run.curves().validation(), run));
    }

    private static Optional<Measurement> accuracy(Quantity.Accuracy accuracy, Run run) {
        return switch (accuracy.moment()) {
            case Moment.Best _ -> probes(accuracy.split(), run)
                    .stream()
                    .max(Comparator.comparingInt(Probe::correct))
                    .map(Measured::share);
            case Moment.LastImages last when accuracy.split() == Split.TRAINING -> Optional.of(
                    Windows.accuracyOfLast(last.images(), run));
            case Moment.LastImages last when accuracy.split() == Split.VALIDATION -> Windows.streamed(
                    last.images(), run);
            default -> at(accuracy.moment(), probes(accuracy.split(), run), run).map(Measured::share);
        };
    }

    private static Optional<Measurement> loss(Quantity.Loss loss, Run run) {
        boolean held = loss.split() == Split.VALIDATION && !run.outcome().finalValidation().isEmpty();
        double standardError = (held ? run.outcome().finalValidation().getFirst() : run.finalTest())
                .lossStandardError();
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
