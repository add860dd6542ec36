package org.lanewise.trainer.reproduce;

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
}
