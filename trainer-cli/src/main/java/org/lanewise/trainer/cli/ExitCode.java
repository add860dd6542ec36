package org.lanewise.trainer.cli;

/** What the program ends with. */
final class ExitCode {
    static final int OK = 0;
    /** Something went wrong that is nobody's input, or a result is below what was required. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    static final int DATA = 3;

    /** As a shell reports a process that was ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
