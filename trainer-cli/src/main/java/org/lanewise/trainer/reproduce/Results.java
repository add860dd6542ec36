package org.lanewise.trainer.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lanewise.trainer.data.DataSet;

/**
 * What has been run so far, seed by seed.
 *
 * @param data everything was run on
 * @param scale of the runs
 * @param caveat why nothing can be judged; empty if it can
 * @param runs by the name of the experiment; seeds in order, failures left out
 * @param failures by the name of the experiment: runs that came to nothing, and why
 */
public record Results(
        DataSet data,
        Scale scale,
        Optional<String> caveat,
        Map<String, List<Run>> runs,
        Map<String, List<Outcome>> failures) {
    /** Copies the maps. */
    public Results {
        runs = Map.copyOf(runs);
        failures = Map.copyOf(failures);
    }

    /** What a reproduction has stored of all experiments. */
    static Results of(Reproduction reproduction) {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        Map<String, List<Outcome>> failures = new LinkedHashMap<>();
        for (Experiment experiment : Experiments.all()) {
            runs.put(experiment.name(), reproduction.runs(experiment));
            failures.put(experiment.name(), reproduction.failures(experiment));
        }
        return new Results(
                reproduction.data(), reproduction.scale(), caveat(reproduction.data(), reproduction.scale()), runs,
                failures);
    }

    /** The runs of an experiment, one a seed; none if it has not been run. */
    public List<Run> of(String experiment) {
        return runs.getOrDefault(experiment, List.of());
    }

    /** The run of the first seed, if there is one: what figures of a single run show. */
    public Optional<Run> first(String experiment) {
        return of(experiment).stream().findFirst();
    }

    /** The machines that the experiments of a report were run on. */
    public List<Outcome.Machine> machines(String report) {
        return runs.values()
                .stream()
                .flatMap(List::stream)
                .map(Run::outcome)
                .filter(outcome -> outcome.report().equals(report))
                .map(Outcome::machine)
                .distinct()
                .toList();
    }

    /** The runs of a report that came to nothing. */
    public List<Outcome> failures(String report) {
        return failures.values()
                .stream()
                .flatMap(List::stream)
                .filter(outcome -> outcome.report().equals(report))
                .toList();
    }

    private static Optional<String> caveat(DataSet data, Scale scale) {
        if (!DataName.isMnist(data)) {
            return Optional.of("not MNIST");
        }
        return scale == Scale.QUICK ? Optional.of("quick run") : Optional.empty();
    }
}
