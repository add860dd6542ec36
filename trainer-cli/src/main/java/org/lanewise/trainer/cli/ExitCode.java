package org.lanewise.trainer.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the program ends with. */
final class ExitCode {
    static final int OK = 0;
    /** Something went wrong that is nobody's input, or a result is below what was required. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    static final int DATA = 3;

    /** As a shell reports a process that was ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    /** In the help of a command that saves its work when it is interrupted. */
    static final String INTERRUPTED_HELP = INTERRUPTED + ":interrupted by Ctrl-C, after saving what is kept";

    /** The same when it is terminated. */
    static final String TERMINATED_HELP = "143:terminated, likewise";

    private ExitCode() {}

    /** Says in the help of every command what its exit codes mean. Those that not every command has stand there already. */
    static void explainIn(CommandLine command) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        boolean trains = command.getParent() == null;
        boolean gated = trains || command.getCommandSpec().findOption("--require-accuracy") != null;
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(OK), "done");
        meanings.put(
                Integer.toString(FAILED),
                gated ? "failed, or less accurate than --require-accuracy asks for" : "failed");
        meanings.put(Integer.toString(USAGE), "bad command line");
        meanings.put(Integer.toString(DATA), "bad or missing file");
        meanings.putAll(help.exitCodeList());
        help.exitCodeListHeading("%nExit codes:%n").exitCodeList(meanings);
        command.getSubcommands().values().forEach(ExitCode::explainIn);
    }
}
