package org.lanewise.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code trainer.jar}: parses the command line and runs the command. */
@Command(
        name = "trainer",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Trains and runs small convolutional networks.",
        exitCodeList = {ExitCode.INTERRUPTED_HELP, ExitCode.TERMINATED_HELP},
        subcommands = {
            TrainCommand.class,
            LearningRateCommand.class,
            SweepCommand.class,
            EvaluateCommand.class,
            EnsembleCommand.class,
            PredictCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ReproduceCommand.class,
            SummaryCommand.class,
            ExplainCommand.class,
            ProfileCommand.class,
            ModelsCommand.class,
            DoctorCommand.class,
            DataCommand.class,
            AugmentCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Without a command it does what 'trainer train' does: trains luo-cnn1 by its recipe.",
            "",
            "Example:",
            "  trainer train luo-cnn1 --epochs 5"
        })
public final class Main {
    private Main() {}

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // Pictures are drawn into memory; without this a Java on a desktop would connect to its screen for them.
        System.setProperty("java.awt.headless", "true");
        try {
            System.exit(commandLine().execute(arguments.length == 0 ? new String[]{"train"} : arguments));
        } catch (OutOfMemoryError e) {
            System.err.println("trainer: not enough memory (" + e.getMessage()
                    + "); use a smaller --batch, or allow more with java -Xmx");
            System.exit(ExitCode.FAILED);
        }
    }

    /** The command line of the whole program. */
    static CommandLine commandLine() {
        Failures failures = new Failures();
        CommandLine program = new CommandLine(new Main());
        ExitCode.explainIn(program);
        return program
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
