package org.lanewise.trainer.serve.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lanewise.engine.store.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of pages for people at this machine. It keeps pages of other sites out: requests must name it by its address, and
 * bodies must be JSON, which a browser sends to no stranger.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Nothing is loaded from anywhere else, nothing is embedded anywhere else. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, Route>> routes;
    private final boolean loopback;

    private WebServer(HttpServer server, InetAddress address, Map<String, Map<String, Route>> routes) {
        this.server = server;
        this.routes = routes;
        this.loopback = address.isLoopbackAddress();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Starts to serve.
     *
     * @param address to listen on
     * @param port 0 for any that is free
     * @param routes by {@code "GET /path"}
     * @throws IllegalArgumentException if the port is taken, or the address is not one of this machine
     */
    public static WebServer start(InetAddress address, int port, Map<String, Route> routes) {
        // Read when the server is first used: answers must not wait for acknowledgements, which take 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, Map<String, Route>> byPath = new TreeMap<>();
        routes.forEach((methodAndPath, route) -> {
            String[] parts = methodAndPath.split(" ", 2);
            byPath.computeIfAbsent(parts[1], _ -> new TreeMap<>()).put(parts[0], route);
        });
        try {
            return new WebServer(HttpServer.create(new InetSocketAddress(address, port), 0), address, byPath);
        } catch (BindException e) {
            throw new IllegalArgumentException("port " + port + " of " + address.getHostAddress()
                    + " cannot be listened on: " + e.getMessage(), e);
        } catch (SocketException e) {
            throw new IllegalArgumentException(address.getHostAddress() + " cannot be listened on: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no server can be started: " + e.getMessage(), e);
        }
    }

    /** Where it is, for a browser on this machine. */
    public URI uri() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        http.getResponseHeaders().set("Content-Security-Policy", POLICY);
        http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        http.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        http.getResponseHeaders().set("Cache-Control", "no-store");
        try {
            route(http).answer(exchange);
        } catch (BadRequestException e) {
            refuse(exchange, e.status(), e.getMessage());
        } catch (OutOfMemoryError e) {
            LOG.error("{} {} failed", http.getRequestMethod(), http.getRequestURI(), e);
            refuse(exchange, 503, "the memory of the JVM is not enough to answer that");
        } catch (RuntimeException | Error e) {
            LOG.error("{} {} failed", http.getRequestMethod(), http.getRequestURI(), e);
            refuse(exchange, 500, "the server failed: " + e);
        } finally {
            http.close();
        }
    }

    private static void refuse(Exchange exchange, int status, String message) throws IOException {
        exchange.send(status, Json.ObjectValue.of(Map.of("error", new Json.StringValue(message))));
    }

    private Route route(HttpExchange http) {
        requireOwnName(http);
        String path = http.getRequestURI().getPath();
        Map<String, Route> methods = routes.get(path);
        if (methods == null) {
            throw new BadRequestException(404, "there is no " + path + " here; there is "
                    + String.join(", ", routes.keySet()));
        }
        String method = http.getRequestMethod();
        Route route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            http.getResponseHeaders().set("Allow", String.join(", ", methods.keySet()));
            throw new BadRequestException(405, path + " does not answer " + method + ", only "
                    + String.join(", ", methods.keySet()));
        }
        return route;
    }

    /** A page elsewhere can give its own name this address, and would then be of the same site; but it is named. */
    private void requireOwnName(HttpExchange http) {
        String host = http.getRequestHeaders().getFirst("Host");
        if (loopback && !isLoopback(host)) {
            throw new BadRequestException(403, "this server answers to its own address only, not to '" + host + "'");
        }
    }

    private static boolean isLoopback(String host) {
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        return name.equals("localhost") || name.matches("127\\.\\d+\\.\\d+\\.\\d+") || name.equals("[::1]");
    }

    /** Stops listening; what is under way is cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
