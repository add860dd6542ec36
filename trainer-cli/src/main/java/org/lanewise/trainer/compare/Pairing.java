package org.lanewise.trainer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.trainer.reproduce.verdict.PairedTest;

/**
 * Two ways of training, and the seeds with which both were run.
 *
 * @param seeds in the order of the first group
 */
record Pairing(Group first, Group second, List<Long> seeds) {
    /** What to do about all that keeps seeds from being paired. */
    private static final String ADVICE = " Train both with the same three seeds or more.";

    Pairing {
        seeds = List.copyOf(seeds);
    }

    static Pairing of(Group first, Group second) {
        return new Pairing(
                first, second, first.seeds().stream().filter(seed -> second.withSeed(seed).isPresent()).toList());
    }

    /** Whether the ways of training differ; empty where the seeds cannot tell. */
    Optional<Finding> overSeeds() {
        if (seeds.size() < 2 || isConstant()) {
            return Optional.empty();
        }
        PairedTest test = PairedTest.of(correct(first), correct(second));
        double images = first.members().getFirst().outcome().images();
        return test.p()
                .map(p -> new Finding(
                        first.name(), second.name(), test.difference() / images,
                        "paired t-test over " + seeds.size() + " seeds", p));
    }

    /** Why there is no test over seeds; empty where there is one. */
    Optional<String> untested() {
        String names = first.name() + " against " + second.name() + ": ";
        if (first.seeds().size() == 1 && second.seeds().size() == 1) {
            return Optional.of(
                    "One seed each: the tests say which network is better, not which settings are." + ADVICE);
        }
        if (seeds.size() < 2) {
            return Optional.of(names + (seeds.isEmpty() ? "no seed" : "only one seed")
                    + " in common, so there are no pairs for a t-test over seeds." + ADVICE);
        }
        return isConstant()
                ? Optional.of(names + "the difference is the same with each of the " + seeds.size()
                        + " seeds, so a t-test has no spread to measure it by. Train both with more seeds.")
                : Optional.empty();
    }

    /** The networks against each other: those of the same seeds; where there are none, the first ones. */
    List<Finding> images() {
        if (seeds.isEmpty()) {
            return List.of(Finding.overImages(first.members().getFirst(), second.members().getFirst()));
        }
        List<Finding> findings = new ArrayList<>();
        for (long seed : seeds) {
            findings.add(
                    Finding.overImages(first.withSeed(seed).orElseThrow(), second.withSeed(seed).orElseThrow()));
        }
        return findings;
    }

    /** Numbers of images and not shares, which would differ in their last bits where the numbers do not. */
    private double[] correct(Group group) {
        return seeds.stream().mapToDouble(seed -> group.withSeed(seed).orElseThrow().outcome().correct()).toArray();
    }

    /** Whether all seeds give one difference, other than none at all. */
    private boolean isConstant() {
        double[] one = correct(first);
        double[] other = correct(second);
        double difference = one[0] - other[0];
        for (int i = 1; i < one.length; i++) {
            if (one[i] - other[i] != difference) {
                return false;
            }
        }
        return difference != 0;
    }
}
