package org.lanewise.trainer.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.serve.SiteFiles;
import org.lanewise.trainer.serve.web.BadRequestException;
import org.lanewise.trainer.serve.web.EventChannel;
import org.lanewise.trainer.serve.web.Exchange;
import org.lanewise.trainer.serve.web.Route;
import org.lanewise.trainer.serve.web.WebFile;
import org.lanewise.trainer.train.SettingsChange;

/** The page of a {@link LiveRun}: what it shows comes as events, what it asks for as requests. */
public final class Dashboard implements AutoCloseable {
    private static final int LARGEST_TEXT = 1 << 20;
    private static final int LARGEST_SNAPSHOT = 1 << 28;
    private static final int PATIENCE_SECONDS = 60;

    /** The page itself; what it asks for is named relative to it. */
    static final WebFile PAGE = SiteFiles.named("dashboard.html");

    private final LiveRun run;
    private final Broadcast broadcast;

    /** The page of a run that has begun. */
    public Dashboard(LiveRun run) {
        this.run = run;
        this.broadcast = new Broadcast(run);
    }

    /** What is served, by method and path: the page at {@code /}. */
    public Map<String, Route> routes() {
        Map<String, Route> routes = routes("/", () -> this);
        routes.put("GET /", PAGE);
        return routes;
    }

    /**
     * What the page asks for.
     *
     * @param at path of the page, with a slash at its end
     * @param shown what the page shows at the moment of a request
     */
    static Map<String, Route> routes(String at, Supplier<Dashboard> shown) {
        Map<String, Route> routes = new TreeMap<>(SiteFiles.shared());
        routes.put("GET /dashboard.js", SiteFiles.named("dashboard.js"));
        routes.put("GET /graph.js", SiteFiles.named("graph.js"));
        routes.put("GET " + at + "events", exchange -> shown.get().broadcast.channel().answer(exchange));
        routes.put("POST " + at + "control", exchange -> shown.get().control(exchange));
        routes.put("GET " + at + "network", exchange -> shown.get().network(exchange));
        routes.put("GET " + at + "network.yaml", exchange -> shown.get().recipe(exchange));
        routes.put("POST " + at + "network", exchange -> shown.get().restart(exchange));
        routes.put("GET " + at + "snapshot", exchange -> shown.get().save(exchange));
        routes.put("POST " + at + "snapshot", exchange -> shown.get().load(exchange));
        routes.put("GET " + at + "log", exchange -> shown.get().log(exchange));
        return routes;
    }

    /** Starts to tell. */
    public void start() {
        broadcast.start();
    }

    private void control(Exchange exchange) throws IOException {
        Map<String, Json> members = refusing(() -> exchange.json(LARGEST_TEXT).asObject());
        for (String name : members.keySet()) {
            if (!Set.of("paused", "learningRate", "momentum", "weightDecay", "batch").contains(name)) {
                throw new BadRequestException(400, "'" + name + "' cannot be changed; paused, learningRate, momentum, "
                        + "weightDecay and batch can");
            }
        }
        refusing(() -> run.change(new SettingsChange(
                value(members, "learningRate", Json::asDouble),
                value(members, "momentum", Json::asDouble),
                value(members, "weightDecay", Json::asDouble),
                value(members, "batch", Json::asInt))));
        value(members, "paused", Json::asBoolean).ifPresent(run.wheel()::pause);
        broadcast.tell();
        exchange.send(200, Broadcast.settings(run));
    }

    private static <T> Optional<T> value(Map<String, Json> members, String name, Function<Json, T> kind) {
        try {
            return Optional.ofNullable(members.get(name)).map(kind);
        } catch (StoreException e) {
            throw e.in("'" + name + "'");
        }
    }

    private void network(Exchange exchange) throws IOException {
        Network network = run.now().training().network();
        exchange.send(200, new JsonLine().with("name", network.name()).with("layers", LayerText.of(network)).json());
    }

    private void recipe(Exchange exchange) throws IOException {
        exchange.attach("network.yaml");
        exchange.send(200, "application/yaml", run.now().watched().text().getBytes(UTF_8));
    }

    private void restart(Exchange exchange) throws IOException {
        Network like = run.now().training().network();
        Network network = refusing(() -> {
            Json text = exchange.json(LARGEST_TEXT).asObject().get("layers");
            if (text == null) {
                throw new IllegalArgumentException("there are no 'layers'");
            }
            return LayerText.parse(text.asString(), like);
        });
        grant(exchange, Optional.of(network), Optional.empty());
    }

    private void save(Exchange exchange) throws IOException {
        exchange.attach(run.now().training().network().name() + ".ckpt");
        exchange.send(200, Exchange.BYTES, await(run.snapshot()));
    }

    private void load(Exchange exchange) throws IOException {
        Path file = Files.createTempFile("snapshot", ".ckpt");
        try {
            Files.write(file, exchange.bytes(LARGEST_SNAPSHOT));
            Checkpoint snapshot;
            try {
                snapshot = Checkpoint.read(file);
            } catch (StoreException e) {
                throw new BadRequestException(
                        "this is no snapshot: " + e.getMessage().replace(file + ": ", ""), e);
            }
            grant(exchange, Optional.empty(), Optional.of(snapshot));
        } finally {
            Files.delete(file);
        }
    }

    private void grant(Exchange exchange, Optional<Network> network, Optional<Checkpoint> snapshot) throws IOException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        try {
            run.wish(new LiveRun.Wish(network, snapshot, answer));
        } catch (IllegalStateException e) {
            throw new BadRequestException(409, e.getMessage());
        }
        await(answer);
        broadcast.tell();
        exchange.send(200, Broadcast.settings(run));
    }

    private void log(Exchange exchange) throws IOException {
        String lines = run.log().stream().map(event -> event.line() + "\n").collect(Collectors.joining());
        exchange.attach("events.jsonl");
        exchange.send(200, "application/jsonl", lines.getBytes(UTF_8));
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return refusing(() -> {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            });
        } catch (TimeoutException | InterruptedException e) {
            throw new BadRequestException("the training does not answer", e);
        }
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    /** Turns what the asker did wrong into a refusal. */
    private static <T> T refusing(Work<T> work) {
        try {
            return work.get();
        } catch (StoreException | IllegalArgumentException | DataException e) {
            throw new BadRequestException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadRequestException("the request broke off", e);
        }
    }

    @Override
    public void close() {
        broadcast.close();
    }
}
