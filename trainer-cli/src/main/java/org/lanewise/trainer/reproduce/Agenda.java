package org.lanewise.trainer.reproduce;

import java.util.Comparator;
import java.util.List;

/**
 * What there is to do.
 *
 * @param pending trials, in order
 * @param finished trials that were finished before
 */
public record Agenda(List<Trial> pending, List<Trial> finished) {
    /** Copies the lists. */
    public Agenda {
        pending = List.copyOf(pending);
        finished = List.copyOf(finished);
    }

    /** What is pending in the order of its work, for several that share it out. */
    List<Trial> longestFirst() {
        return pending.stream().sorted(Comparator.comparingDouble(Trial::work).reversed()).toList();
    }
}
