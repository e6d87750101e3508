import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a number of runs coming and going in a real daemon, each watched by its events, some paused, resumed or stopped on the way, all of
 * them asked for their results and deleted in the end. Meanwhile the daemon's heap is measured after full collections. It is flat if the
 * line fitted to the last third of the measurements rises or falls by at most a twentieth of their mean.
 */
final class Soak {

    private static final Pattern URL = Pattern.compile("serving (http[^\\s\"]+)");
    private static final Pattern FIELD = Pattern.compile("\"(id|status)\":\"([^\"]+)\"");
    private static final Pattern USED = Pattern.compile("(?i)tenured.*?total \\d+K, used (\\d+)K");
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final double FLAT = 0.05;
    private static final List<String> ENDED = List.of("converged", "exhausted", "stopped", "failed");

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final Map<String, Process> watchers = new HashMap<>();
    private final List<String> runs = new ArrayList<>();
    private int submitted;
    private int deleted;

    private Soak(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        String root = arguments[0];
        double minutes = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 30.0;
        int runs = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 20;
        Process daemon = new ProcessBuilder(root + "/ops/quartic", "daemon", "--data-dir", arguments[2] + "/runs", "--port",
                "0").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(daemon.toHandle()::destroy));
        boolean flat;
        try {
            BufferedReader log = daemon.errorReader(StandardCharsets.UTF_8);
            var soak = new Soak(served(log));
            Thread.ofVirtual().start(() -> log.lines().forEach(line -> {
                if (line.contains("ERROR")) {
                    System.err.println(line);
                }
            }));
            flat = soak.run(arguments[1], daemon.pid(), minutes, runs);
        } finally {
            daemon.toHandle().destroy(); // leaves its log open, which is read to the end
            daemon.waitFor();
        }
        System.exit(flat ? 0 : 1);
    }

    private static String served(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = URL.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("the daemon did not start");
    }

    private boolean run(String jdk, long daemon, double minutes, int count) throws Exception {
        var seconds = new ArrayList<Double>();
        var mebibytes = new ArrayList<Double>();
        long start = System.nanoTime();
        long next = start;
        while (System.nanoTime() - start < minutes * 60e9) {
            turn(count);
            if (System.nanoTime() >= next) {
                next += MEASURED_EVERY.toNanos();
                seconds.add((System.nanoTime() - start) * 1e-9);
                mebibytes.add(heap(jdk, daemon));
                System.out.printf(Locale.ROOT, "%6.0f s: heap %.2f MiB, %d runs, %d submitted, %d deleted%n",
                        seconds.getLast(), mebibytes.getLast(), runs.size(), submitted, deleted);
            }
            Thread.sleep(200);
        }
        watchers.values().forEach(Process::destroy);
        int from = 2 * seconds.size() / 3;
        List<Double> x = seconds.subList(from, seconds.size());
        List<Double> y = mebibytes.subList(from, mebibytes.size());
        double mean = mean(y);
        double drift = slope(x, y) * (x.getLast() - x.getFirst()) / mean;
        System.out.printf(Locale.ROOT, "last third: mean %.2f MiB, drift %+.2f %% of it%n", mean, 100 * drift);
        return Math.abs(drift) <= FLAT;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double slope(List<Double> x, List<Double> y) {
        double products = 0.0;
        double squares = 0.0;
        for (int i = 0; i < x.size(); i++) {
            products += (x.get(i) - mean(x)) * (y.get(i) - mean(y));
            squares += (x.get(i) - mean(x)) * (x.get(i) - mean(x));
        }
        return products / squares;
    }

    /** Looks at all runs, does something to one, replaces those that have ended. */
    private void turn(int count) throws IOException, InterruptedException {
        while (runs.size() < count) {
            submit();
        }
        String run = runs.get(random.nextInt(runs.size()));
        switch (random.nextInt(20)) {
            case 0 -> post(run, "pause");
            case 1, 2, 3 -> post(run, "resume");
            case 4 -> post(run, "stop");
            default -> get("/runs/" + run + "/history");
        }
        for (String each : List.copyOf(runs)) {
            if (ENDED.contains(field(get("/runs/" + each), "status"))) {
                get("/runs/" + each + "/result");
                if (status("DELETE", "/runs/" + each) == 204) {
                    deleted++;
                    runs.remove(each);
                    watchers.remove(each).destroy();
                }
            }
        }
    }

    private void submit() throws IOException, InterruptedException {
        String estimator = List.of("collapsed", "kernel", "field").get(random.nextInt(3));
        String spec = """
                seed = %d
                points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
                ensemble.width = 8
                estimator = %s
                sampling = %s
                correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 1]]
                stop { target = { absolute = %s }, max-draws = %d, max-wall-time = 60s }
                """.formatted(submitted, estimator,
                random.nextInt(4) == 0 ? "{ sobol { replicates = 8 } }" : "pseudo-random", random.nextBoolean() ? "1e-3" : "1e-12",
                1_000_000L * (1 + random.nextInt(10)));
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(url + "/runs"))
                .header("Content-Type", "application/hocon").POST(HttpRequest.BodyPublishers.ofString(spec)).build(),
                HttpResponse.BodyHandlers.ofString());
        String id = field(answer.body(), "id");
        submitted++;
        runs.add(id);
        watchers.put(id, new ProcessBuilder("curl", "-sN", url + "/runs/" + id + "/events")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    private void post(String run, String action) throws IOException, InterruptedException {
        status("POST", "/runs/" + run + "/" + action);
    }

    private int status(String method, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String field(String json, String name) {
        return FIELD.matcher(json).results().filter(match -> match.group(1).equals(name)).map(match -> match.group(2))
                .findFirst().orElseThrow(() -> new IllegalStateException("no " + name + " in " + json));
    }

    /** In MiB, after a full collection: what has been allocated since is with the young. */
    private static double heap(String jdk, long process) throws IOException, InterruptedException {
        jcmd(jdk, process, "GC.run");
        Matcher used = USED.matcher(jcmd(jdk, process, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd does not tell how much of the heap is used");
        }
        return Double.parseDouble(used.group(1)) / 1024;
    }

    private static String jcmd(String jdk, long process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(jdk + "/bin/jcmd", Long.toString(process), command).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + said);
        }
        return said;
    }
}
