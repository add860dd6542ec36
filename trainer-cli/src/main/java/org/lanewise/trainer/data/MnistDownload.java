package org.lanewise.trainer.data;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.trainer.data.Download.PublishedFile;

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
     * @throws DataException if no mirror gives a file, or the folder cannot be made; files already fetched stay
     * @throws org.lanewise.engine.store.StoreException if a file cannot be written
     */
    public DataSet fetch(Path folder, DownloadProgress progress) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be made a folder; choose another", e);
        }
        try (Download download = new Download(mirrors, PATIENCE, proxies)) {
            for (MnistFile file : MnistFile.values()) {
                if (isPresent(file, folder)) {
                    progress.present(file.packedName());
                } else {
                    fetch(file, download, folder, progress);
                }
            }
        }
        return MnistFolder.read(folder);
    }

    private static boolean isPresent(MnistFile file, Path folder) {
        Optional<Path> path = file.in(folder);
        try {
            return path.isPresent() && file.read(path.get()).sha256().equals(file.plainSha256());
        } catch (DataException _) {
            return false;
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
