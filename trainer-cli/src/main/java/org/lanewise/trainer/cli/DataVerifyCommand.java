package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lanewise.trainer.data.DataFinder;
import org.lanewise.trainer.data.MnistFolder;
import org.lanewise.trainer.data.MnistFolder.FileCheck;
import org.lanewise.trainer.data.MnistFolder.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks data files. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks the four files of a folder: are they there, are they sound, are they MNIST.",
        footer = {
            "",
            "Exit code 3 if a file is missing or damaged.",
            "",
            "Example:",
            "  trainer data verify mnist"
        })
final class DataVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Default: where 'trainer data fetch' puts MNIST.")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<FileCheck> checks =
                MnistFolder.verify(folder == null ? DataFinder.ofThisUser().cacheFolder() : folder);
        for (FileCheck check : checks) {
            boolean names = check.detail().startsWith(check.path().toString());
            out.println(names ? check.detail() : check.path() + ": " + check.detail());
        }
        out.flush();
        boolean usable = checks.stream()
                .allMatch(check -> check.verdict() == Verdict.GENUINE || check.verdict() == Verdict.OTHER);
        return usable ? ExitCode.OK : ExitCode.DATA;
    }
}
