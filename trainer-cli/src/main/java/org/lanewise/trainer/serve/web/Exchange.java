package org.lanewise.trainer.serve.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.StoreException;

/** One request and the answer to it. */
public final class Exchange {
    /** The type of a body that is just bytes. */
    public static final String BYTES = "application/octet-stream";

    private static final String JSON = "application/json";

    private final HttpExchange http;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    /**
     * The body as JSON.
     *
     * @param limit in bytes
     * @throws BadRequestException if it is larger (413), of another type (415), or no JSON (400)
     */
    public Json json(int limit) throws IOException {
        byte[] body = body(JSON, limit);
        try {
            return Json.parse(body);
        } catch (StoreException e) {
            throw new BadRequestException("the body is no JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The body as it is, of type {@link #BYTES}.
     *
     * @param limit in bytes
     * @throws BadRequestException if it is larger (413), or of another type (415)
     */
    public byte[] bytes(int limit) throws IOException {
        return body(BYTES, limit);
    }

    private byte[] body(String wanted, int limit) throws IOException {
        String type = http.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(wanted)) {
            throw new BadRequestException(415, "the body must be " + (wanted.equals(JSON) ? "JSON" : "bytes")
                    + ", with Content-Type: " + wanted + ", got "
                    + (type == null ? "no Content-Type" : "'" + type + "'"));
        }
        byte[] body = http.getRequestBody().readNBytes(limit + 1);
        if (body.length > limit) {
            // Whoever goes on sending is not listened to.
            http.getResponseHeaders().set("Connection", "close");
            throw new BadRequestException(413, "the body is longer than the " + limit + " bytes allowed here");
        }
        return body;
    }

    /** Has a browser save the answer under a name instead of showing it. */
    public void attach(String fileName) {
        http.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }

    /** Answers bit by bit, until the stream is closed. */
    OutputStream stream(String type) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(200, 0);
        return http.getResponseBody();
    }

    /** Answers with JSON. */
    public void send(int status, Json json) throws IOException {
        send(status, JSON, json.toString().getBytes(UTF_8));
    }

    /** Answers. */
    public void send(int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        if (http.getRequestMethod().equals("HEAD")) {
            http.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            http.sendResponseHeaders(status, -1);
        } else {
            http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (OutputStream out = http.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
