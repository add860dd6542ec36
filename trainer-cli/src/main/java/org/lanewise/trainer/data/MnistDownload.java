package org.lanewise.trainer.data;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.trainer.data.Download.PublishedFile;
import org.lanewise.trainer.data.MnistFolder.FileCheck;
import org.lanewise.trainer.data.MnistFolder.Verdict;

/** Fetches MNIST. A file gets its name only after its SHA-256 has been found right. */
public final class MnistDownload {
    /** Public copies of the four files. The original site, yann.lecun.com, has answered 403 since 2024. */
    public static final List<URI> MIRRORS = List.of(
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/"));

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<URI> mirrors;
    private final ProxySelector proxies;

    /**
     * A download through the proxy that the environment or the system properties name.
     *
     * @param mirrors folders on HTTP servers, tried in this order; usually {@link #MIRRORS}
     */
    public MnistDownload(List<URI> mirrors) {
        this(mirrors, new EnvironmentProxies(System.getenv(), ProxySelector.getDefault()));
    }

    MnistDownload(List<URI> mirrors, ProxySelector proxies) {
        this.mirrors = List.copyOf(mirrors);
        this.proxies = proxies;
    }

    /**
     * Completes the folder: files that are there and right stay, the others are fetched. Then reads the data set.
     *
     * @param folder made if need be
     * @throws DataException if no mirror gives a file, the folder cannot be made, or something in it is in the way;
     *     files already fetched stay
     * @throws org.lanewise.engine.store.StoreException if a file cannot be written
     */
    public DataSet fetch(Path folder, DownloadProgress progress) {
        MnistFolder.create(folder);
        List<FileCheck> checks = MnistFolder.verify(folder);
        checks.forEach(MnistDownload::refuseToOverwrite);
        try (Download download = new Download(mirrors, PATIENCE, proxies)) {
            for (FileCheck check : checks) {
                if (check.verdict() == Verdict.GENUINE) {
                    progress.present(check.file().packedName());
                } else {
                    fetch(check.file(), download, folder, progress);
                }
            }
        }
        return MnistFolder.read(folder);
    }

    /** A damaged download may be replaced; anything else would be lost, or read in place of the fetched file. */
    private static void refuseToOverwrite(FileCheck check) {
        boolean replaceable = check.verdict() == Verdict.DAMAGED
                && check.path().endsWith(check.file().packedName());
        if (check.verdict() != Verdict.GENUINE && check.verdict() != Verdict.MISSING && !replaceable) {
            throw new DataException(check.path() + ": is in the way: it is "
                    + (check.verdict() == Verdict.OTHER ? "a file of another data set" : "damaged")
                    + "; move it away or choose another folder");
        }
    }

    private static void fetch(MnistFile file, Download download, Path folder, DownloadProgress progress) {
        PublishedFile published = new PublishedFile(file.packedName(), file.packedSize(), file.packedSha256());
        byte[] content;
        try {
            content = download.fetch(published, progress);
        } catch (DataException e) {
            throw new DataException(
                    e.getMessage() + "; check the network and the proxy (environment variable HTTPS_PROXY),"
                            + " or get the four files on another machine and copy them to " + folder,
                    e);
        }
        AtomicFile.write(folder.resolve(file.packedName()), out -> out.write(content));
    }
}
