package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One page in a headless Chromium, which is spoken to in its own DevTools protocol, and what it complained of. */
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String LISTENING = "DevTools listening on ";
    /** By name: what the code of a key is, and what it types. */
    private static final Map<String, List<String>> KEYS = Map.of("Tab", List.of("9", ""), "Enter", List.of("13", "\r"),
            "Escape", List.of("27", ""), "ArrowLeft", List.of("37", ""), "ArrowRight", List.of("39", ""), " ",
            List.of("32", " "));

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();
    private WebSocket socket;
    private Optional<String> session = Optional.empty();

    private Browser(Process process) {
        this.process = process;
    }

    /**
     * A new one, which knows nothing of any other. Where there is no Chromium the test is skipped, but not where the environment says that
     * this is continuous integration.
     *
     * @param folder
     *            for what it keeps
     */
    static Browser start(Path folder) throws IOException {
        Optional<String> chromium = executable();
        if (System.getenv("CI") == null) {
            assumeTrue(chromium.isPresent(), "there is no Chromium on the path");
        }
        Process process = new ProcessBuilder(chromium.orElseThrow(() -> new AssertionError("no Chromium on the path")),
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                "--remote-debugging-port=0", "--user-data-dir=" + folder, "about:blank").redirectErrorStream(true)
                .start();
        var browser = new Browser(process);
        browser.connect();
        return browser;
    }

    private static Optional<String> executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
                        .map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    private void connect() {
        var address = new CompletableFuture<URI>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().filter(line -> line.startsWith(LISTENING))
                        .forEach(line -> address.complete(URI.create(line.substring(LISTENING.length()))));
            } catch (IOException ended) {
                address.completeExceptionally(ended);
            }
        });
        socket = client.newWebSocketBuilder().buildAsync(within(address), new Ear()).join();
        String target = call("Target.createTarget", parameters().put("url", "about:blank")).get("targetId").asText();
        session = Optional.of(call("Target.attachToTarget", parameters().put("targetId", target).put("flatten", true))
                .get("sessionId").asText());
        Stream.of("Page", "Runtime", "Log", "Network").forEach(domain -> call(domain + ".enable", parameters()));
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Hears answers and events. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void heard(String text) {
        JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        JsonNode about = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" -> complaints.add(about.at("/exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(about.path("type").asText())) {
                    complaints.add(about.path("args").toString());
                }
            }
            // Of what the daemon refuses or does not answer a browser complains by itself.
            case "Log.entryAdded" -> {
                if (!about.at("/entry/source").asText().equals("network")) {
                    complaints.add(about.path("entry").toString());
                }
            }
            case "Network.requestWillBeSent" -> requests.add(URI.create(about.at("/request/url").asText()));
            default -> {
            }
        }
    }

    private JsonNode call(String method, ObjectNode parameters) {
        ObjectNode message = parameters().put("id", calls.incrementAndGet()).put("method", method);
        session.ifPresent(id -> message.put("sessionId", id));
        message.set("params", parameters);
        var answer = new CompletableFuture<JsonNode>();
        answers.put(message.get("id").asInt(), answer);
        socket.sendText(message.toString(), true).join();
        JsonNode answered = within(answer);
        assertThat(answered.path("error").toString()).as(method).isEmpty();
        return answered.get("result");
    }

    /** Goes to an address and waits until all of the page is there. */
    void open(String url) {
        call("Page.navigate", parameters().put("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** What a piece of script comes to, in the page. */
    JsonNode evaluate(String script) {
        JsonNode result = call("Runtime.evaluate",
                parameters().put("expression", script).put("awaitPromise", true).put("returnByValue", true));
        assertThat(result.path("exceptionDetails").toString()).as(script).isEmpty();
        return result.at("/result/value");
    }

    String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''").asText();
    }

    static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** Waits until a condition holds in the page. */
    void await(String condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (evaluate("!!(" + condition + ") || new Promise(go => setTimeout(() => go(false), 40))").asBoolean()) {
                return;
            }
        }
        throw new AssertionError(condition + " did not come true; the page shows: "
                + evaluate("document.body.innerText").asText() + "; complaints: " + complaints);
    }

    void awaitText(String selector, String wanted) {
        await("(document.querySelector(" + quoted(selector) + ")?.innerText ?? '').includes(" + quoted(wanted) + ")");
    }

    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode event = parameters().put("type", type).put("key", key)
                    .put("code", key.equals(" ") ? "Space" : key)
                    .put("windowsVirtualKeyCode", Integer.parseInt(KEYS.get(key).getFirst()));
            if (type.equals("keyDown") && !KEYS.get(key).getLast().isEmpty()) {
                event.put("text", KEYS.get(key).getLast());
            }
            call("Input.dispatchKeyEvent", event);
        }
    }

    void type(String text) {
        call("Input.insertText", parameters().put("text", text));
    }

    /** Goes from one thing to the next by the tabulator key, until this one has the focus and shows it. */
    void tabTo(String selector) {
        var passed = new ArrayList<String>();
        for (int i = 0; i < 80; i++) {
            if (evaluate("document.activeElement.matches(" + quoted(selector) + ")").asBoolean()) {
                assertThat(evaluate("document.activeElement.matches(':focus-visible')").asBoolean()).isTrue();
                return;
            }
            press("Tab");
            passed.add(evaluate("document.activeElement.outerHTML.slice(0, 80)").asText());
        }
        throw new AssertionError(selector + " cannot be reached by the tabulator key, only " + passed);
    }

    /** How large its window is, and which colours whoever sits before it prefers. */
    void appear(int width, int height, boolean dark) {
        call("Emulation.setDeviceMetricsOverride", parameters().put("width", width).put("height", height)
                .put("deviceScaleFactor", 1).put("mobile", false));
        ObjectNode media = parameters();
        media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value",
                dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** All of the page as a picture. */
    void picture(Path file) throws IOException {
        JsonNode size = call("Page.getLayoutMetrics", parameters()).get("cssContentSize");
        ObjectNode how = parameters().put("format", "png").put("captureBeyondViewport", true);
        how.putObject("clip").put("x", 0).put("y", 0).put("width", size.get("width").asDouble())
                .put("height", size.get("height").asDouble()).put("scale", 1);
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(call("Page.captureScreenshot", how).get("data").asText()));
    }

    /** Errors and warnings of scripts and policies. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Where it sent requests to. */
    List<URI> requests() {
        return List.copyOf(requests);
    }

    /** Knows nothing any more of what it did for another test. */
    void forget() {
        open("about:blank#" + calls.get());
        call("Network.clearBrowserCache", parameters());
        complaints.clear();
        requests.clear();
    }

    @Override
    public void close() {
        session = Optional.empty();
        try {
            call("Browser.close", parameters());
        } catch (CompletionException gone) {
            // It ended without a word.
        }
        socket.abort();
        client.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
