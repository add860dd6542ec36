package org.lanewise.trainer.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.lanewise.engine.store.Json;

/** A page in a {@link Browser}: it can be clicked, typed at, drawn on and asked; and it keeps its complaints. */
public final class Tab implements AutoCloseable, WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 30;

    /** More than a page has that can be reached by Tab. */
    private static final int MOST_ELEMENTS = 60;

    private final Map<Integer, CompletableFuture<Json>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;
    private int last;

    static Tab open(HttpClient http, String target, URI page, int width, int height, boolean dark, String ready) {
        Tab tab = new Tab();
        String address = Json.parse(target).asObject().get("webSocketDebuggerUrl").asString();
        tab.socket = http.newWebSocketBuilder().buildAsync(URI.create(address), tab).join();
        tab.call("Runtime.enable", "{}");
        tab.call("Log.enable", "{}");
        tab.call("Page.enable", "{}");
        tab.call("Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        tab.call("Emulation.setEmulatedMedia", "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
                + (dark ? "dark" : "light") + "\"}]}");
        tab.call("Page.navigate", "{\"url\":\"" + page + "\"}");
        tab.await(ready);
        return tab;
    }

    /** Loads another page. */
    public void show(URI page) {
        call("Page.navigate", "{\"url\":\"" + page + "\"}");
        await("location.href === '" + page + "'");
    }

    /** Errors and warnings on the console, exceptions, and what could not be loaded. */
    public List<String> complaints() {
        return complaints;
    }

    /** The value of an expression, as text. */
    public String value(String expression) {
        SequencedMap<String, Json> arguments = new LinkedHashMap<>();
        arguments.put("expression", new Json.StringValue("(async () => String(" + expression + "))()"));
        arguments.put("awaitPromise", new Json.BooleanValue(true));
        Map<String, Json> answer =
                call("Runtime.evaluate", new Json.ObjectValue(arguments).toString()).asObject();
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").asObject().get("value").asString();
    }

    /** The text of an element. */
    public String text(String selector) {
        return value("document.querySelector('" + selector + "').textContent").strip();
    }

    /** Waits until an expression is true. */
    public void await(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!value("Boolean(" + condition + ")").equals("true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + condition + "; complaints " + complaints + "; page:\n"
                        + value("document.body.innerText"));
            }
            try {
                Thread.sleep(15);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Clicks the middle of an element. */
    public void click(String selector) {
        double[] at = place(selector, 0.5, 0.5);
        mouse("mouseMoved", at, 0);
        mouse("mousePressed", at, 1);
        mouse("mouseReleased", at, 0);
    }

    /** Points at a place of an element, given as shares of its width and height. */
    public void point(String selector, double across, double down) {
        mouse("mouseMoved", place(selector, across, down), 0);
    }

    /** Draws a line over an element with the mouse, through points given as shares of its width and height. */
    public void draw(String selector, double... points) {
        mouse("mousePressed", place(selector, points[0], points[1]), 1);
        for (int i = 2; i < points.length; i += 2) {
            for (int step = 1; step <= 8; step++) {
                double share = step / 8.0;
                mouse("mouseMoved", place(selector,
                        points[i - 2] + share * (points[i] - points[i - 2]),
                        points[i - 1] + share * (points[i + 1] - points[i - 1])), 1);
            }
        }
        mouse("mouseReleased", place(selector, points[points.length - 2], points[points.length - 1]), 0);
    }

    /** The same with a pen that is pressed. */
    public void pen(String selector, double force, double... points) {
        pen("mousePressed", place(selector, points[0], points[1]), force);
        for (int i = 2; i < points.length; i += 2) {
            pen("mouseMoved", place(selector, points[i], points[i + 1]), force);
        }
        pen("mouseReleased", place(selector, points[points.length - 2], points[points.length - 1]), 0);
    }

    private void pen(String type, double[] at, double force) {
        call("Input.dispatchMouseEvent", "{\"type\":\"" + type + "\",\"x\":" + at[0] + ",\"y\":" + at[1]
                + ",\"button\":\"left\",\"buttons\":" + (force > 0 ? 1 : 0)
                + ",\"clickCount\":1,\"pointerType\":\"pen\",\"force\":" + force + "}");
    }

    /** The same with a finger. */
    public void touch(String selector, double... points) {
        for (int i = 0; i < points.length; i += 2) {
            double[] at = place(selector, points[i], points[i + 1]);
            call("Input.dispatchTouchEvent", "{\"type\":\"" + (i == 0 ? "touchStart" : "touchMove")
                    + "\",\"touchPoints\":[{\"x\":" + at[0] + ",\"y\":" + at[1] + "}]}");
        }
        call("Input.dispatchTouchEvent", "{\"type\":\"touchEnd\",\"touchPoints\":[]}");
    }

    private double[] place(String selector, double across, double down) {
        String[] box = value("(e => { e.scrollIntoViewIfNeeded(); const b = e.getBoundingClientRect(); "
                + "return [b.x, b.y, b.width, b.height].join(' ') })(document.querySelector('" + selector + "'))")
                .split(" ");
        return new double[]{
            Double.parseDouble(box[0]) + across * Double.parseDouble(box[2]),
            Double.parseDouble(box[1]) + down * Double.parseDouble(box[3])};
    }

    private void mouse(String type, double[] at, int buttons) {
        String button = type.equals("mouseMoved") && buttons == 0 ? "none" : "left";
        call("Input.dispatchMouseEvent", "{\"type\":\"" + type + "\",\"x\":" + at[0] + ",\"y\":" + at[1]
                + ",\"button\":\"" + button + "\",\"buttons\":" + buttons + ",\"clickCount\":1}");
    }

    /** Presses a key some times: {@code Tab, ArrowDown, Escape}, or a character. */
    public void press(String key, int times) {
        String typed = key.equals("Enter") ? "\\r" : key;
        String text = key.length() == 1 || key.equals("Enter") ? ",\"text\":\"" + typed + "\"" : "";
        String code = key.equals(" ") ? "Space" : key;
        for (int i = 0; i < times; i++) {
            call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\",\"key\":\"" + key + "\",\"code\":\"" + code
                    + "\",\"windowsVirtualKeyCode\":" + keyCode(key) + text + "}");
            call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":\"" + key + "\",\"code\":\"" + code
                    + "\",\"windowsVirtualKeyCode\":" + keyCode(key) + "}");
        }
    }

    /** Presses Tab until an element is reached. */
    public void tabTo(String id) {
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            press("Tab", 1);
            if (value("document.activeElement.id").equals(id)) {
                return;
            }
        }
        throw new AssertionError("no way to #" + id + " by the keyboard");
    }

    /** Types a text in place of what is selected. */
    public void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            press(text.substring(i, i + 1), 1);
        }
    }

    /** Clicks a link or button and waits for the file that it saves in an empty folder. */
    public Path download(String selector, Path folder) throws IOException {
        SequencedMap<String, Json> arguments = new LinkedHashMap<>();
        arguments.put("behavior", new Json.StringValue("allow"));
        arguments.put("downloadPath", new Json.StringValue(folder.toString()));
        call("Page.setDownloadBehavior", new Json.ObjectValue(arguments).toString());
        click(selector);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> saved = files.filter(file -> !file.toString().endsWith(".crdownload")
                        && !file.getFileName().toString().startsWith(".")).findFirst();
                if (saved.isPresent()) {
                    return saved.get();
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("no file was saved by " + selector + "; complaints " + complaints);
            }
            LockSupport.parkNanos(15_000_000);
        }
    }

    private static int keyCode(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            case "Backspace" -> 8;
            // The character code of a full stop is the key code of Delete.
            case "." -> 190;
            default -> key.toUpperCase(Locale.ROOT).charAt(0);
        };
    }

    /** Gives a file to an {@code input}. */
    public void choose(String selector, Path file) {
        Json root = call("DOM.getDocument", "{}").asObject().get("root").asObject().get("nodeId");
        Json node = call("DOM.querySelector",
                "{\"nodeId\":" + root + ",\"selector\":\"" + selector + "\"}").asObject().get("nodeId");
        call("DOM.setFileInputFiles", "{\"nodeId\":" + node + ",\"files\":["
                + new Json.StringValue(file.toString()) + "]}");
    }

    /** A picture of the whole page, where a folder for them is named by {@code LANEWISE_SCREENSHOTS}. */
    public void photograph(String name) {
        String folder = System.getenv("LANEWISE_SCREENSHOTS");
        if (folder != null) {
            try {
                String picture = call("Page.captureScreenshot", "{\"captureBeyondViewport\":true}").asObject()
                        .get("data")
                        .asString();
                Files.write(Path.of(folder, name + ".png"), Base64.getDecoder().decode(picture));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Json call(String method, String arguments) {
        int id = ++last;
        CompletableFuture<Json> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + arguments + "}", true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        message.append(part);
        if (isLast) {
            Map<String, Json> received = Json.parse(message.toString()).asObject();
            message.setLength(0);
            if (received.containsKey("id")) {
                CompletableFuture<Json> answer = answers.remove(received.get("id").asInt());
                if (received.containsKey("error")) {
                    answer.completeExceptionally(new AssertionError(received.get("error").toString()));
                } else {
                    answer.complete(received.get("result"));
                }
            } else {
                hear(received.get("method").asString(), received.get("params").asObject());
            }
        }
        from.request(1);
        return null;
    }

    private void hear(String method, Map<String, Json> event) {
        if (method.equals("Runtime.exceptionThrown")) {
            complaints.add(event.get("exceptionDetails").toString());
        } else if (method.equals("Log.entryAdded")) {
            complaints.add(event.get("entry").toString());
        } else if (method.equals("Runtime.consoleAPICalled")) {
            complaints.add(event.get("type") + " " + event.get("args"));
        }
    }

    @Override
    public void close() {
        call("Page.close", "{}");
        socket.abort();
    }
}
