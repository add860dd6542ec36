package org.lanewise.benchmarks.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Lets both sides do a task in turns: first the other side's settings are tried and the best is kept, then the losses of the
 * first batches are compared, then windows of A and B follow each other. Our side gets a new JVM for every task; the
 * processes of the other side, one for every way to start it, serve all tasks.
 */
final class Duel implements AutoCloseable {
    private static final double TRIAL_WARM_UP = 0.15;
    private static final double TRIAL = 0.2;
    private static final double RISING = 1.03;
    private static final int LONGEST = 4;

    /** What another order of sums may change in a loss, as a share of it; an update makes it more. */
    private static final double TOLERANCE = 1e-4;

    private static final double TOLERANCE_AFTER_UPDATES = 5e-3;

    /**
     * The length of things.
     *
     * @param warmUp seconds that our side runs at least beforehand, for the compiler
     * @param window seconds of a turn
     * @param turns pairs of windows
     */
    record Times(double warmUp, double window, int turns) {}

    /** A setting of the other side in the process that has it. */
    private record Rival(SideProcess process, String choice, String name) {}

    private final Path jars;
    private final Times times;
    private final Map<Setup, SideProcess> processes = new HashMap<>();

    /**
     * Makes duels.
     *
     * @param jars folder with the jars of libtorch
     */
    Duel(Path jars, Times times) {
        this.jars = jars;
        this.times = times;
    }

    Outcome run(Task task) {
        SequencedMap<String, Double> tried = new LinkedHashMap<>();
        for (Rival rival : bestFirst(task, tried)) {
            double[] losses = rival.process().prepare(task, rival.choice());
            if (areNumbers(losses)) {
                return run(task, rival, losses, tried);
            }
            dismiss(rival, tried);
        }
        throw new IllegalStateException("no setting of the other side computes numbers in '" + task + "'");
    }

    private Outcome run(Task task, Rival rival, double[] losses, SequencedMap<String, Double> tried) {
        SideProcess theirs = rival.process();
        try (SideProcess ours = new SideProcess(Setup.lanewise())) {
            List<Double> theirLosses = Outcome.boxed(losses);
            List<Double> ourLosses = Outcome.boxed(ours.prepare(task, ours.choices(task).getFirst()));
            requireEqual(task, ourLosses, theirLosses);
            warmUp(task, ours);
            theirs.run(times.window());
            List<Double> ourRates = new ArrayList<>();
            List<Double> theirRates = new ArrayList<>();
            for (int i = 0; i < times.turns(); i++) {
                ourRates.add(ours.run(times.window()).rate(task));
                theirRates.add(theirs.run(times.window()).rate(task));
            }
            return new Outcome(task, ourRates, theirRates, rival.name(), tried, List.of(ourLosses, theirLosses));
        }
    }

    /** Until the compiler has done its work: three turns in a row that are hardly faster than what was there before. */
    private void warmUp(Task task, SideProcess side) {
        double best = 0;
        int calm = 0;
        for (double seconds = 0; seconds < times.warmUp() || calm < 3 && seconds < LONGEST * times.warmUp();
                seconds += times.window()) {
            double rate = side.run(times.window()).rate(task);
            calm = rate > RISING * best ? 0 : calm + 1;
            best = Math.max(best, rate);
        }
    }

    private List<Rival> bestFirst(Task task, SequencedMap<String, Double> tried) {
        List<Rival> rivals = new ArrayList<>();
        for (Setup setup : Setup.ofTorch(jars, task.threads())) {
            SideProcess process = processes.computeIfAbsent(setup, SideProcess::new);
            for (String choice : process.choices(task)) {
                Rival rival = new Rival(process, choice, choice + ", " + setup.name());
                if (areNumbers(process.prepare(task, choice))) {
                    process.run(TRIAL_WARM_UP);
                    tried.put(rival.name(), process.run(TRIAL).rate(task));
                    rivals.add(rival);
                } else {
                    dismiss(rival, tried);
                }
            }
        }
        rivals.sort(Comparator.comparing((Rival rival) -> tried.get(rival.name())).reversed());
        return rivals;
    }

    /** Some builds of OpenBLAS do not compute numbers on every processor, or not every time. */
    private static boolean areNumbers(double[] losses) {
        return Arrays.stream(losses).allMatch(Double::isFinite);
    }

    private static void dismiss(Rival rival, SequencedMap<String, Double> tried) {
        tried.remove(rival.name());
        tried.put(rival.name() + ", whose losses are not numbers", 0.0);
    }

    private static void requireEqual(Task task, List<Double> ours, List<Double> theirs) {
        for (int i = 0; i < ours.size(); i++) {
            double allowed = (i == 0 ? TOLERANCE : TOLERANCE_AFTER_UPDATES) * Math.max(1, Math.abs(ours.get(i)));
            if (!(Math.abs(ours.get(i) - theirs.get(i)) <= allowed)) {
                throw new IllegalStateException(
                        "the two sides do not compute the same in '" + task + "': losses of the first batches " + ours
                                + " and " + theirs);
            }
        }
    }

    /** Ends the processes of the other side. */
    @Override
    public void close() {
        processes.values().forEach(SideProcess::close);
    }
}
