package org.lanewise.trainer.reproduce;

import org.lanewise.engine.train.Progress;

/** Hears how a reproduction goes, of one thing at a time, on a thread that trains; several trials may be under way. */
public interface ReproductionListener {
    /** There is this much to do. */
    default void planned(Agenda agenda) {}

    /** A trial begins, or goes on after so many updates. */
    default void began(Trial trial, long updates) {}

    /** An update was made. Called very often: to be answered quickly. */
    default void stepped(Trial trial, Progress progress) {}

    /** A trial is over. */
    default void ended(Trial trial, Outcome outcome) {}
}
