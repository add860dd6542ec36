package org.lanewise.trainer.cli;

import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.notation.NotationException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one sentence and an exit code. The stack trace is logged at level debug; the option
 * {@code -Dorg.slf4j.simpleLogger.defaultLogLevel=debug} of java shows it.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        report(command, e, sentence(e) + "; '" + name + " --help' shows what there is");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException e) {
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched) {
            message += unmatched.getSuggestions()
                    .stream()
                    .findFirst()
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("");
        }
        return message.lines().findFirst().orElse("the command line makes no sense");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        int code = switch (e) {
            case DataException _,StoreException _,NotationException _ -> ExitCode.DATA;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
        report(command, e, e.getMessage() == null ? e.toString() : e.getMessage());
        return code;
    }

    private void report(CommandLine command, Exception e, String sentence) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        command.getErr().flush();
        LoggerFactory.getLogger(Failures.class).debug(sentence, e);
    }
}
