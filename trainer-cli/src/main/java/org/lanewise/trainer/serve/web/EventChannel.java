package org.lanewise.trainer.serve.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lanewise.engine.store.Json;

/**
 * Events to whoever listens, as server-sent events (WHATWG HTML, section 9.2). Sending never waits: a listener that does not
 * keep up is let go, and its browser asks anew.
 */
public final class EventChannel implements Route {
    private static final int WAITING = 256;
    private static final int HEARTBEAT_SECONDS = 5;

    private final Set<BlockingQueue<Event>> listeners = ConcurrentHashMap.newKeySet();
    private final Supplier<List<Event>> greeting;

    /** Something to tell. */
    public record Event(String name, Json data) {
        private byte[] bytes() {
            return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(UTF_8);
        }
    }

    /**
     * A channel.
     *
     * @param greeting what a new listener must know first
     */
    public EventChannel(Supplier<List<Event>> greeting) {
        this.greeting = greeting;
    }

    /** Whether anybody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Tells everybody. */
    public void send(String name, Json data) {
        Event event = new Event(name, data);
        listeners.removeIf(listener -> !listener.offer(event));
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        BlockingQueue<Event> mine = new ArrayBlockingQueue<>(WAITING);
        try (OutputStream out = exchange.stream("text/event-stream")) {
            listeners.add(mine);
            for (Event event : greeting.get()) {
                out.write(event.bytes());
            }
            out.flush();
            while (listeners.contains(mine)) {
                Event event = mine.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                // A comment; writing it is the only way to find out that the other side is gone.
                out.write(event == null ? ": alive\n\n".getBytes(UTF_8) : event.bytes());
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(mine);
        }
    }
}
