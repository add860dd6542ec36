package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lanewise.trainer.data.DataFinder;
import org.lanewise.trainer.data.DownloadProgress;
import org.lanewise.trainer.data.MnistDownload;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.LiveLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads MNIST. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Downloads MNIST (11 MB) and checks every file by its SHA-256. Files that are there and right stay.",
        footer = {"", "Example:", "  trainer data fetch"})
final class DataFetchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where to put the files. Default: the user's cache, where every command finds them.")
    private Path folder;

    @Option(names = "--mirror", paramLabel = "URL", description = "Try this copy first; the URL of its folder.")
    private List<URI> mirrors = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<URI> all = new ArrayList<>(mirrors);
        all.addAll(MnistDownload.MIRRORS);
        Path to = folder == null ? DataFinder.ofThisUser().cacheFolder() : folder;
        Progress progress = new Progress(out, Terminal.liveLine(out));
        new MnistDownload(all).fetch(to, progress);
        progress.line("MNIST is complete in " + to);
        return ExitCode.OK;
    }

    private record Progress(PrintWriter out, Optional<LiveLine> live) implements DownloadProgress {
        void line(String text) {
            live.ifPresent(LiveLine::clear);
            out.println(text);
            out.flush();
        }

        @Override
        public void present(String file) {
            line(file + ": is there already");
        }

        @Override
        public void receiving(String file, URI mirror, long received, long total) {
            if (received == total) {
                line(file + ": " + Figures.count(total) + " bytes from " + mirror.getHost());
            } else {
                live.ifPresent(line -> line.show(
                        file + ": " + Figures.count(received) + " of " + Figures.count(total) + " bytes"));
            }
        }

        @Override
        public void failed(String file, URI mirror, String reason) {
            line(file + ": " + mirror.getHost() + " " + reason);
        }
    }
}
