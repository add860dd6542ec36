package org.lanewise.trainer.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Chromium without a window, told what to do by its own DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge",
            "msedge.exe");

    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
            Path.of("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Browser(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, or skips the test where there is none.
     *
     * @param profile an empty folder for its files
     */
    public static Browser start(Path profile) throws IOException, InterruptedException {
        Optional<Path> program = find();
        Assumptions.assumeTrue(
                program.isPresent(), "no Chromium, Chrome or Edge on this machine; LANEWISE_BROWSER can name one");
        List<String> command = new ArrayList<>(List.of(
                program.get().toString(), "--headless=new", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-extensions",
                "--disable-background-networking", "--disable-component-update"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path portFile = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the browser does not start: "
                        + Files.readString(profile.resolve("output.txt")));
            }
            Thread.sleep(20);
        }
        return new Browser(process, Integer.parseInt(Files.readAllLines(portFile).getFirst()));
    }

    private static Optional<Path> find() {
        String named = System.getenv("LANEWISE_BROWSER");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream()).filter(Files::isExecutable).findFirst();
    }

    /** A new tab of that size that has loaded a page which says when it is ready. */
    public Tab open(URI page, int width, int height, boolean dark) throws IOException, InterruptedException {
        return open(page, width, height, dark, "document.body && document.body.dataset.ready === 'true'");
    }

    /**
     * A new tab of that size that has loaded a page.
     *
     * @param ready an expression that is true when it has
     */
    public Tab open(URI page, int width, int height, boolean dark, String ready)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        return Tab.open(http, http.send(request, BodyHandlers.ofString()).body(), page, width, height, dark, ready);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        http.close();
    }
}
