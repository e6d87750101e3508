import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws per second of a run nobody follows, and of the same run followed by many clients on this machine, in turn. Every time the run is
 * new, so that its looks, each a tenth of its draws after the one before, are as frequent as they ever are; the clients' own work counts as
 * the daemon's. The same by processor time, the daemon's and the clients', says it where the machine has other things to do as well.
 */
final class Followers {

    private static final Pattern SERVED = Pattern.compile("serving (http[^\\s\"]+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern DRAWS = Pattern.compile("\"draws\":(\\d+)");
    private static final double MOST_SLOWED = 0.10;
    private static final String SPEC = """
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
            ensemble { width = 64 }
            sampling = pseudo-random
            correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0]] }
            stop { target = { absolute = 1e-12 } }
            """;

    /** What one measurement gives. */
    private record Rate(double drawsPerSecond, double drawsPerProcessorSecond, double looksPerSecond) {}

    private record Mark(long draws, long nanos, double processorSeconds) {}

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ProcessHandle daemon;
    private final Duration window;

    private Followers(String url, ProcessHandle daemon, Duration window) {
        this.url = URI.create(url);
        this.daemon = daemon;
        this.window = window;
    }

    public static void main(String[] arguments) throws Exception {
        int clients = number(arguments, 2, 1000);
        int rounds = number(arguments, 3, 5);
        Duration window = Duration.ofSeconds(number(arguments, 4, 10));
        Process daemon = new ProcessBuilder(arguments[0], "daemon", "--data-dir", arguments[1] + "/runs", "--port", "0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader log = daemon.errorReader(StandardCharsets.UTF_8);
        boolean good;
        try {
            var followers = new Followers(served(log), daemon.toHandle(), window);
            Thread.ofVirtual().start(() -> passOn(log));
            good = followers.run(clients, rounds);
        } finally {
            daemon.destroy();
            daemon.waitFor();
        }
        System.exit(good ? 0 : 1);
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static String served(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = SERVED.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("the daemon did not start");
    }

    private static void passOn(BufferedReader log) {
        try {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (line.contains("WARN") || line.contains("ERROR")) {
                    System.err.println(line);
                }
            }
        } catch (IOException closed) {
            // The daemon has ended.
        }
    }

    private boolean run(int clients, int rounds) throws Exception {
        // What runs often is compiled by then, on both sides.
        measure(clients);
        measure(0);
        System.out.printf(Locale.ROOT, "%5s %14s %14s %8s %18s %22s%n", "round", "alone", clients + " clients", "ratio",
                "by processor time", "looks/s of a client");
        double[] ratios = new double[rounds];
        double[] costs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            boolean aloneFirst = round % 2 == 0;
            Rate first = measure(aloneFirst ? 0 : clients);
            Rate second = measure(aloneFirst ? clients : 0);
            Rate alone = aloneFirst ? first : second;
            Rate followed = aloneFirst ? second : first;
            ratios[round] = followed.drawsPerSecond() / alone.drawsPerSecond();
            costs[round] = followed.drawsPerProcessorSecond() / alone.drawsPerProcessorSecond();
            System.out.printf(Locale.ROOT, "%5d %14.0f %14.0f %8.3f %18.3f %22.2f%n", round + 1, alone.drawsPerSecond(),
                    followed.drawsPerSecond(), ratios[round], costs[round], followed.looksPerSecond());
        }
        double slowed = tell("by the clock", ratios);
        tell("by processor time", costs);
        return slowed < MOST_SLOWED;
    }

    private static double tell(String how, double[] ratios) {
        Arrays.sort(ratios);
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        System.out.printf(Locale.ROOT, "%s: median ratio %.3f, from %.3f to %.3f: slowed by %.1f %%, %s than %.0f %%%n", how,
                median, ratios[0], ratios[ratios.length - 1], 100 * (1 - median),
                1 - median < MOST_SLOWED ? "less" : "NOT less", 100 * MOST_SLOWED);
        return 1 - median;
    }

    private Rate measure(int clients) throws Exception {
        String run = "/runs/" + found(ID, send(request("/runs").header("Content-Type", "application/hocon")
                .POST(HttpRequest.BodyPublishers.ofString(SPEC)), 201));
        while (draws(run) == 0) {
            Thread.sleep(5);
        }
        // Next to nothing is drawn before all are there.
        post(run + "/pause");
        try (var crowd = new Crowd(url, run + "/events", clients)) {
            post(run + "/resume");
            Mark begin = mark(run);
            long looks = crowd.looks();
            Thread.sleep(window);
            Mark end = mark(run);
            double seconds = (end.nanos() - begin.nanos()) * 1e-9;
            double draws = end.draws() - begin.draws();
            var rate = new Rate(draws / seconds, draws / (end.processorSeconds() - begin.processorSeconds()),
                    (crowd.looks() - looks) / seconds / Math.max(1, clients));
            crowd.check();
            return rate;
        } finally {
            post(run + "/stop");
            send(request(run).DELETE(), 204);
        }
    }

    /** How many draws there are at the moment that becomes known. */
    private Mark mark(String run) throws Exception {
        long before = draws(run);
        while (true) {
            Thread.sleep(5);
            long now = draws(run);
            if (now > before) {
                return new Mark(now, System.nanoTime(), processorSeconds(daemon) + processorSeconds(ProcessHandle.current()));
            }
        }
    }

    private static double processorSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() * 1e-9;
    }

    private long draws(String run) throws Exception {
        return Long.parseLong(found(DRAWS, send(request(run), 200)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private void post(String path) throws Exception {
        send(request(path).POST(HttpRequest.BodyPublishers.noBody()), 200);
    }

    private String send(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        // Whoever asks too often, or while the disk is busy, waits.
        while (response.statusCode() == 429 || response.statusCode() == 503) {
            Thread.sleep(1000);
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() != status) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** Clients that follow a run, all served by one thread. */
    private static final class Crowd implements AutoCloseable {

        private static final byte[] LOOK = "event: look".getBytes(StandardCharsets.US_ASCII);

        private final Selector selector = Selector.open();
        private final AtomicLong looks = new AtomicLong();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicBoolean lost = new AtomicBoolean();
        private final Thread reader;

        Crowd(URI url, String path, int count) throws Exception {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
            var channels = new ArrayList<SocketChannel>();
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                channel.configureBlocking(false);
                channels.add(channel);
            }
            for (SocketChannel channel : channels) {
                channel.register(selector, SelectionKey.OP_READ, new AtomicBoolean());
            }
            reader = Thread.ofPlatform().start(this::read);
            while (answered.get() < count) {
                check();
                Thread.sleep(10);
            }
        }

        long looks() {
            return looks.get();
        }

        void check() throws IOException {
            if (lost.get()) {
                throw new IOException("the daemon has closed, or refused, a stream");
            }
        }

        private void read() {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
            byte[] bytes = new byte[1 << 16];
            try {
                while (selector.isOpen()) {
                    selector.select(key -> read(key, buffer, bytes));
                }
            } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
                // It is over.
            }
        }

        private void read(SelectionKey key, ByteBuffer buffer, byte[] bytes) {
            try {
                buffer.clear();
                int count = ((SocketChannel) key.channel()).read(buffer);
                if (count < 0) {
                    lost.set(true);
                    key.cancel();
                    return;
                }
                buffer.flip().get(bytes, 0, count);
                if (((AtomicBoolean) key.attachment()).compareAndSet(false, true)) {
                    lost.compareAndSet(false, !new String(bytes, 0, count, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200"));
                    answered.incrementAndGet();
                }
                looks.addAndGet(occurrences(bytes, count));
            } catch (IOException broken) {
                lost.set(true);
                key.cancel();
            }
        }

        private static int occurrences(byte[] bytes, int count) {
            int found = 0;
            for (int i = 0; i + LOOK.length <= count; i++) {
                if (bytes[i] == LOOK[0] && Arrays.equals(bytes, i, i + LOOK.length, LOOK, 0, LOOK.length)) {
                    found++;
                }
            }
            return found;
        }

        @Override
        public void close() throws Exception {
            List<SelectionKey> keys = List.copyOf(selector.keys());
            for (SelectionKey key : keys) {
                key.channel().close();
            }
            selector.close();
            reader.join();
        }
    }
}
