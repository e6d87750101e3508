package org.quartic.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it is told to, over real HTTP, and remembers what it was asked. What it was not told of there is not. */
final class FakeDaemon implements AutoCloseable {
    static final String RESULT = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /** A request. */
    record Asked(String line, String body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    FakeDaemon() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is answered to this request, the next time and, where nothing else follows, always. */
    FakeDaemon answer(String line, int status, String type, String body) {
        answers.computeIfAbsent(line, _ -> new ArrayDeque<>()).add(new Answer(status, type, body));
        return this;
    }

    FakeDaemon answer(String line, String json) {
        return answer(line, 200, RESULT, json);
    }

    FakeDaemon refuse(String line, int status, String detail) {
        return answer(line, status, PROBLEM, problem(status, detail));
    }

    static String problem(int status, String detail) {
        return "{\"title\":\"No\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}";
    }

    /** A run as it is told of. */
    static String run(String id, String name, String status, String... more) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"status\":\"" + status
                + "\",\"priority\":\"normal\",\"draws\":1234567,\"worst\":{\"points\":[0,1,2,3],\"bound-over-target\":1.2},"
                + "\"submitted\":\"2026-11-26T11:57:00Z\",\"started\":\"2026-11-26T11:58:00.5Z\",\"finished\":null,"
                + "\"error\":" + (more.length == 0 ? "null" : "\"" + more[0] + "\"") + "}";
    }

    static String event(String kind, String id, String data) {
        return "event: " + kind + "\nid: " + id + "\ndata: " + data + "\n\n";
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(new Asked(line, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Collections.unmodifiableMap(exchange.getRequestHeaders())));
            Deque<Answer> known = answers.getOrDefault(line, new ArrayDeque<>());
            Answer answer;
            synchronized (known) {
                answer = known.size() > 1 ? known.removeFirst() : known.peekFirst();
            }
            if (answer == null) {
                answer = new Answer(404, PROBLEM, problem(404, "there is no such run"));
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            // Without a length the connection ends with the body, as that of a stream does.
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : 0);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
