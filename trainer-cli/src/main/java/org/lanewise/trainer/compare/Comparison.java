package org.lanewise.trainer.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.folder.KeptRun;

/**
 * Runs compared, each group of them with every other.
 *
 * @param groups runs that differ in their seed alone, in the order in which they were named
 * @param overSeeds ways of training, where at least two seeds in common tell
 * @param images networks with the same seed, or single ones
 * @param untested why ways of training could not be compared over seeds, each sentence once
 */
record Comparison(List<Group> groups, List<Finding> overSeeds, List<Finding> images, List<String> untested) {
    /** Copies the lists. */
    Comparison {
        groups = List.copyOf(groups);
        overSeeds = List.copyOf(overSeeds);
        images = List.copyOf(images);
        untested = List.copyOf(untested);
    }

    /**
     * Compares runs.
     *
     * @param runs at least two
     * @throws DataException if they were measured on different images
     * @throws org.lanewise.engine.store.StoreException if one is not over
     */
    static Comparison of(List<KeptRun> runs) {
        requireSameImages(runs);
        List<Group> groups = Group.of(runs);
        List<Finding> overSeeds = new ArrayList<>();
        List<Finding> images = new ArrayList<>();
        Set<String> untested = new LinkedHashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                Pairing pairing = Pairing.of(groups.get(i), groups.get(j));
                pairing.overSeeds().ifPresent(overSeeds::add);
                pairing.untested().ifPresent(untested::add);
                images.addAll(pairing.images());
            }
        }
        if (groups.size() == 1) {
            images.addAll(withinGroup(groups.getFirst()));
        }
        return new Comparison(groups, adjusted(overSeeds), adjusted(images), List.copyOf(untested));
    }

    private static void requireSameImages(List<KeptRun> runs) {
        KeptRun first = runs.getFirst();
        for (KeptRun run : runs) {
            if (!run.provenance().measuredSha256().equals(first.provenance().measuredSha256())) {
                throw new DataException(run.paths().folder() + " was measured on " + images(run) + ", "
                        + first.paths().folder() + " on " + images(first)
                        + ": results on different images cannot be compared");
            }
        }
    }

    private static String images(KeptRun run) {
        return run.provenance().measuredImages() + " " + run.provenance().measuredOn() + " images of "
                + run.provenance().data();
    }

    private static List<Finding> adjusted(List<Finding> findings) {
        double[] p = Holm.adjusted(findings.stream().mapToDouble(Finding::p).toArray());
        List<Finding> adjusted = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(findings.get(i).adjusted(p[i]));
        }
        return adjusted;
    }

    /** Runs of the same settings: whether their seeds alone make a difference. */
    private static List<Finding> withinGroup(Group group) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < group.members().size(); i++) {
            for (int j = i + 1; j < group.members().size(); j++) {
                findings.add(Finding.overImages(group.members().get(i), group.members().get(j)));
            }
        }
        return findings;
    }

    /** The settings in which the groups differ; of each its name, then its value in every group. */
    List<List<String>> differences() {
        Set<String> names = new LinkedHashSet<>();
        groups.forEach(group -> names.addAll(group.settings().keySet()));
        List<List<String>> differences = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            groups.forEach(group -> row.add(group.settings().getOrDefault(name, "\u2013")));
            if (row.subList(1, row.size()).stream().distinct().count() > 1) {
                differences.add(row);
            }
        }
        return differences;
    }

    /** Which images the runs were measured on. */
    String measuredOn() {
        Member first = groups.getFirst().members().getFirst();
        return images(first.run());
    }
}
