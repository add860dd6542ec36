package org.lanewise.trainer.serve.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A file that is part of the program. */
public record WebFile(String type, byte[] content) implements Route {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/schema+json");

    /** A file beside a class; its name tells its type. */
    public static WebFile beside(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no " + name);
            }
            return new WebFile(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the program's own " + name + " cannot be read", e);
        }
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        exchange.send(200, type, content);
    }
}
