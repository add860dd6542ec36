package org.lanewise.trainer.reproduce;

/** How long the runs are. */
public enum Scale {
    /** A few epochs: to see that all works, not to judge anything. */
    QUICK,
    /** As printed, but for runs that would take most of an hour; those are shorter, and say so. */
    USUAL,
    /** As printed. */
    FULL
}
