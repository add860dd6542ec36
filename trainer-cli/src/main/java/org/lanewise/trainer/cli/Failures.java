package org.lanewise.trainer.cli;

import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.data.DataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final boolean withStackTrace;

    Failures(boolean withStackTrace) {
        this.withStackTrace = withStackTrace;
    }

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
            case DataException _,StoreException _ -> ExitCode.DATA;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
        report(command, e, e.getMessage() == null ? e.toString() : e.getMessage());
        return code;
    }

    private void report(CommandLine command, Exception e, String sentence) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        if (withStackTrace) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
    }
}
