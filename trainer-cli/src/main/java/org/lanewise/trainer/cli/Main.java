package org.lanewise.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code trainer.jar}: parses the command line and runs the command. */
@Command(
        name = "trainer",
        mixinStandardHelpOptions = true,
        version = "Lanewise trainer on JDK ${java.version}",
        description = "Trains and evaluates small convolutional networks.")
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
