package org.lanewise.trainer.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code trainer.jar}: parses the command line and runs the command. */
@Command(
        name = "trainer",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Trains and runs small convolutional networks.",
        exitCodeList = {ExitCode.INTERRUPTED_HELP, ExitCode.TERMINATED_HELP},
        footer = {
            "",
            "Without a command it does what 'trainer train' does: trains luo-cnn1 by its recipe.",
            "",
            "Example:",
            "  trainer train luo-cnn1 --epochs 5"
        })
public final class Main {
    /** By name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    private Main() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("train", TrainCommand.class);
        commands.put("lr", LearningRateCommand.class);
        commands.put("sweep", SweepCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("ensemble", EnsembleCommand.class);
        commands.put("predict", PredictCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("reproduce", ReproduceCommand.class);
        commands.put("summary", SummaryCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("profile", ProfileCommand.class);
        commands.put("models", ModelsCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("data", DataCommand.class);
        commands.put("augment", AugmentCommand.class);
        commands.put("completion", CompletionCommand.class);
        return commands;
    }

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // Pictures are drawn into memory; without this a Java on a desktop would connect to its screen for them.
        System.setProperty("java.awt.headless", "true");
        try {
            String[] words = arguments.length == 0 ? new String[]{"train"} : arguments;
            System.exit(commandLineFor(words[0]).execute(words));
        } catch (OutOfMemoryError e) {
            System.err.println("trainer: not enough memory (" + e.getMessage()
                    + "); use a smaller --batch, or allow more with java -Xmx");
            System.exit(ExitCode.FAILED);
        }
    }

    /** The command line of the whole program. */
    static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /** The same as far as the command needs it: what all of them understand takes a third of a second to find out. */
    static CommandLine commandLineFor(String command) {
        Class<?> alone = command.equals("completion") ? null : COMMANDS.get(command);
        return alone == null ? commandLine() : with(Map.of(command, alone));
    }

    private static CommandLine with(Map<String, Class<?>> commands) {
        Failures failures = new Failures();
        CommandLine program = new CommandLine(new Main());
        commands.forEach(program::addSubcommand);
        ExitCode.explainIn(program);
        return program
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
