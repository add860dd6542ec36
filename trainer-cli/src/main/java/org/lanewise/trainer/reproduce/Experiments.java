package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lanewise.engine.store.NearestName;

/** All experiments, those that take less time first. */
public final class Experiments {
    /** Asks for all experiments. */
    public static final String ALL = "all";

    /** The reports, in order. */
    public static final List<String> REPORTS = List.of("000", "001", "002", "003", "004");

    /** What an update costs beside its multiply-adds, in those. */
    private static final double OVERHEAD = 1e6;

    private static final List<Experiment> EXPERIMENTS = Stream.of(
            LuoExperiments.numpy(), LuoExperiments.pyTorch(), LiExperiments.all(), ConvNetJsExperiments.all(),
            HoltingExperiments.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparingDouble(Experiments::work))
            .toList();

    private Experiments() {}

    /** Every experiment. */
    public static List<Experiment> all() {
        return EXPERIMENTS;
    }

    private static double work(Experiment experiment) {
        int mnist = 60_000;
        int images = experiment.plan(Scale.USUAL, 1).settings().sampling().draws(mnist)
                * experiment.epochs().usual();
        int batch = experiment.plan(Scale.USUAL, 1).settings().batch();
        return images * Work.of(experiment.plan(Scale.USUAL, 1).network()) + OVERHEAD * images / batch;
    }

    /** The experiment of that name. */
    static Stream<Experiment> find(String name) {
        return all().stream().filter(experiment -> experiment.name().equals(name));
    }

    /**
     * The experiments that are meant by a name: of a report, of an experiment, or {@link #ALL}.
     *
     * @throws IllegalArgumentException if there is nothing of that name; the message suggests the nearest
     */
    public static List<Experiment> named(String name) {
        List<Experiment> found = all().stream()
                .filter(experiment -> name.equals(ALL) || name.equals(experiment.report())
                        || name.equals(experiment.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no report and no experiment '" + name + "'"
                    + NearestName.to(name, names())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", names())));
        }
        return found;
    }

    /**
     * The same for runs of some length: a quick look leaves the variants out, unless one is asked for by its name.
     *
     * @throws IllegalArgumentException likewise
     */
    public static List<Experiment> named(String name, Scale scale) {
        return named(name).stream()
                .filter(experiment -> scale != Scale.QUICK || experiment.isPlain() || experiment.name().equals(name))
                .toList();
    }

    /** Whatever {@link #named} understands. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(ALL);
        Stream.concat(all().stream().map(Experiment::report).distinct().sorted(), all().stream().map(Experiment::name))
                .forEach(names::add);
        return names;
    }
}
