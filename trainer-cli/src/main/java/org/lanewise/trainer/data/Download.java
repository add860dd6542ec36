package org.lanewise.trainer.data;

import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lanewise.trainer.data.MirrorException.Next;

/**
 * Fetches files of known size and SHA-256 over HTTP from the first of several mirrors that gives them. A connection
 * that breaks is resumed at the same mirror; what comes from different mirrors is never mixed.
 */
final class Download implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<URI> mirrors;
    private final Duration patience;
    private final HttpClient client;

    /**
     * A file as its publisher describes it.
     *
     * @param name the last part of its address
     * @param size in bytes
     * @param sha256 64 hexadecimal digits
     */
    record PublishedFile(String name, int size, String sha256) {}

    /**
     * Prepares, without connecting to anything.
     *
     * @param mirrors folders on HTTP servers, tried in this order; a missing slash at the end is added
     * @param patience how long to wait for a connection, and for the next byte
     * @throws DataException if a mirror is not an address of HTTP
     */
    Download(List<URI> mirrors, Duration patience, ProxySelector proxies) {
        this.mirrors = mirrors.stream().map(Download::folder).toList();
        this.patience = patience;
        client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(proxies)
                .build();
    }

    private static URI folder(URI mirror) {
        String scheme = String.valueOf(mirror.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || mirror.getHost() == null) {
            throw new DataException(mirror + ": is not the address of a mirror, expected something like "
                    + "https://data.example.org/mnist/");
        }
        return mirror.toString().endsWith("/") ? mirror : URI.create(mirror + "/");
    }

    /**
     * Fetches one file.
     *
     * @throws DataException if no mirror gives it, with the last reason of each
     */
    byte[] fetch(PublishedFile file, DownloadProgress progress) {
        List<String> failures = new ArrayList<>();
        for (URI mirror : mirrors) {
            try {
                return fetch(mirror, file, progress);
            } catch (MirrorException e) {
                failures.add(mirror.getAuthority() + " " + e.getMessage());
            }
        }
        throw new DataException(
                file.name() + ": could not be fetched from any mirror (" + String.join("; ", failures) + ")");
    }

    private byte[] fetch(URI mirror, PublishedFile file, DownloadProgress progress)
            throws MirrorException {
        DownloadTarget target = new DownloadTarget(file.size());
        for (int attempt = 1;; attempt++) {
            try {
                attempt(mirror, file, target, progress);
                return target.content();
            } catch (MirrorException e) {
                progress.failed(file.name(), mirror, e.getMessage());
                if (e.next() == Next.GIVE_UP || attempt == ATTEMPTS) {
                    throw e;
                }
                if (e.next() == Next.RESTART) {
                    target.restart();
                }
            }
        }
    }

    private void attempt(URI mirror, PublishedFile file, DownloadTarget target, DownloadProgress progress)
            throws MirrorException {
        int resumedAt = target.detach();
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror.resolve(file.name()));
        if (resumedAt > 0) {
            request.setHeader("Range", "bytes=" + resumedAt + "-");
        }
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request.build(), target::receive);
        int status =
                await(response, target, () -> progress.receiving(file.name(), mirror, target.received(), file.size()));
        if (status != 200 && status != 206) {
            throw new MirrorException("answered HTTP " + status, resumedAt > 0 ? Next.RESTART : Next.GIVE_UP);
        }
        check(file, target.content(), resumedAt > 0 ? Next.RESTART : Next.GIVE_UP);
    }

    private static void check(PublishedFile file, byte[] content, Next otherwise) throws MirrorException {
        if (content.length < file.size()) {
            throw new MirrorException(
                    "sent a file of " + content.length + " bytes, expected " + file.size(), otherwise);
        }
        String sha256 = Sha256.of(content);
        if (!sha256.equals(file.sha256())) {
            throw new MirrorException(
                    "sent other bytes than expected (SHA-256 " + sha256 + ", not " + file.sha256() + ")",
                    otherwise);
        }
    }

    /** Waits for the status of a complete response; gives up when nothing has arrived for too long. */
    private int await(CompletableFuture<HttpResponse<Void>> response, DownloadTarget target, Runnable report)
            throws MirrorException {
        int seen = target.received();
        long since = System.nanoTime();
        while (true) {
            try {
                int status = response.get(POLL.toMillis(), TimeUnit.MILLISECONDS).statusCode();
                report.run();
                return status;
            } catch (TimeoutException _) {
                report.run();
            } catch (ExecutionException e) {
                throw failed(e.getCause());
            } catch (InterruptedException e) {
                response.cancel(true);
                Thread.currentThread().interrupt();
                throw new DataException("the download was interrupted; start it again", e);
            }
            if (target.received() != seen) {
                seen = target.received();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                response.cancel(true);
                throw new MirrorException("sent nothing for " + seconds(patience) + " s", Next.RESUME);
            }
        }
    }

    private MirrorException failed(Throwable failure) {
        return switch (failure) {
            case MirrorException e -> e;
            case HttpConnectTimeoutException _ ->
                    new MirrorException("did not answer within " + seconds(patience) + " s", Next.GIVE_UP);
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
                    new MirrorException("is not a known host, or the proxy is not", Next.GIVE_UP);
            case ConnectException _ -> new MirrorException("refused the connection", Next.GIVE_UP);
            case DataException e -> throw e;
            default -> new MirrorException("broke off (" + failure.getMessage() + ")", Next.RESUME);
        };
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toMillis() / 1000.0);
    }

    /**
     * Breaks off whatever is still running; {@link HttpClient#close} would wait for a mirror that has been given up.
     */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
