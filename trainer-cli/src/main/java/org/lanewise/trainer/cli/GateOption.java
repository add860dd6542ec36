package org.lanewise.trainer.cli;

import org.lanewise.engine.plan.Evaluation;
import org.lanewise.trainer.report.Figures;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a result must reach, for scripts and continuous integration. */
final class GateOption {
    @Option(
            names = "--require-accuracy",
            paramLabel = "SHARE",
            description = "End with exit code 1 if the accuracy on the images measured is lower: 0.98.")
    private Double accuracy;

    boolean isAsked() {
        return accuracy != null;
    }

    /**
     * Finds out before a long run that it cannot be passed.
     *
     * @throws IllegalArgumentException if it is no share
     */
    void check() {
        if (accuracy != null && !(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException("--require-accuracy must be from 0 to 1, got " + accuracy);
        }
    }

    /** This option as it was given, to be repeated in another command line. */
    String repeated() {
        return accuracy == null ? "" : " --require-accuracy " + accuracy;
    }

    /** The exit code for a result; where it is not good enough, the reason goes to the error output. */
    int exitCode(Evaluation result, CommandLine command) {
        if (accuracy == null || result.accuracy() >= accuracy) {
            return ExitCode.OK;
        }
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": the accuracy is "
                        + Figures.percent(result.accuracy()) + ", --require-accuracy asks for "
                        + Figures.percent(accuracy));
        command.getErr().flush();
        return ExitCode.FAILED;
    }
}
