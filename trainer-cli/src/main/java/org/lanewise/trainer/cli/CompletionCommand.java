package org.lanewise.trainer.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes shells complete what is typed. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints a script by which Bash and Zsh complete commands, options and names of models behind the "
                + "word 'trainer'.",
        footer = {
            "",
            "Write it to a file, ~/.trainer-completion, and let ~/.bashrc or ~/.zshrc have, with the path of your jar:",
            "  alias trainer='java -jar trainer.jar'",
            "  source ~/.trainer-completion",
            "",
            "Example:",
            "  trainer completion"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("trainer", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
