package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.store.PostgresServer;

/**
 * The packaged daemon, killed at random moments and started again until it was killed often enough and all runs have ended: every result is
 * that of the same spec in the foreground, byte for byte. {@code -Dquartic.test.kills} says how often; {@code mvn -Pkills} does it fifty
 * times.
 */
@Timeout(3600)
class KilledDaemonIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int KILLS = Integer.getInteger("quartic.test.kills", 3);
    private static final long SEED = Long.getLong("quartic.test.kill-seed", 20260210L);
    private static final int RUNS_AT_ONCE = 3;
    /** Where it is killed less often, it has less to do. */
    private static final double SHARE = KILLS < 10 ? 0.25 : 1.0;
    private static final int LONGEST_LIFE_MILLIS = 1500;
    private static final int LONGEST_START_MILLIS = 1200;
    private static final long LIMIT_NANOS = 300_000_000_000L;
    private static final List<String> ENDED = List.of("converged", "exhausted", "stopped", "failed");
    private static final String OPTIONS = "-Dquartic.memory.checkpoint-interval=200ms -Dquartic.memory.retry-interval=500ms"
            + " -Dquartic.memory.longest-unsaved=1s -Dquartic.memory.check-interval=500ms -Dquartic.log=INFO";

    private final SplittableRandom random = new SplittableRandom(SEED);
    /** What was submitted, by name. */
    private final Map<String, String> specs = new TreeMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<String> disturbances = new ArrayList<>();

    @TempDir
    private Path directory;

    private DaemonProcess daemon;
    private int processes;

    @AfterEach
    void killTheLast() throws InterruptedException {
        if (daemon != null) {
            daemon.kill();
        }
    }

    private void start(Map<String, String> environment, String... place) throws Exception {
        daemon = DaemonProcess.start(directory.resolve("daemon-" + processes++ + ".err"), OPTIONS, environment, place);
    }

    /** A few seconds of work, of each estimator in turn. */
    private String nextSpec() {
        int number = specs.size();
        String estimator = List.of("field", "kernel", "collapsed").get(number % 3);
        String name = estimator + "-" + number;
        double draws = SHARE * switch (estimator) {
            case "field" -> 1.2e7;
            case "kernel" -> 5e6;
            default -> 3e6;
        };
        specs.put(name, """
                name = %s
                seed = %d
                points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
                ensemble { width = 4 }
                estimator = %s
                sampling = %s
                correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1]] }
                stop { target = { absolute = 1e-12 }, max-draws = %s }
                """.formatted(name, number, estimator,
                number % 4 == 0 ? "{ sobol { replicates = 16 } }" : "pseudo-random", draws));
        return specs.get(name);
    }

    private JsonNode runs() throws Exception {
        return daemon.json("/runs?limit=1000").path("runs");
    }

    private long active() throws Exception {
        long active = 0;
        for (JsonNode run : runs()) {
            active += ENDED.contains(run.path("status").textValue()) ? 0 : 1;
        }
        return active;
    }

    /** What is refused for lack of a database may be there all the same, if the daemon dies right then; it is not counted on. */
    private void submit() throws Exception {
        HttpResponse<String> response = daemon.post("/runs", nextSpec());
        assertThat(response.statusCode()).as(response.body()).isIn(201, 503);
        if (response.statusCode() == 201) {
            accepted.add(MAPPER.readTree(response.body()).path("name").textValue());
        }
    }

    private void submitUntilThereIsEnoughToDo() throws Exception {
        for (long active = active(); active < RUNS_AT_ONCE; active++) {
            submit();
        }
    }

    private void kill() throws InterruptedException {
        daemon.kill();
        disturbances.add("kill");
    }

    private void awaitEnds() throws Exception {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (active() > 0) {
            assertThat(System.nanoTime()).as("%s", runs()).isLessThan(deadline);
            daemon.live(100);
        }
    }

    private void assertTheSameAsUndisturbed() throws Exception {
        var seen = new ArrayList<String>();
        var quartic = new LaunchedQuartic(directory);
        for (JsonNode run : runs()) {
            String name = run.path("name").textValue();
            assertThat(run.path("status").textValue()).as("%s", run).isEqualTo("exhausted");
            HttpResponse<String> result = daemon.get("/runs/" + run.path("id").textValue() + "/result", "text/csv");
            Files.writeString(directory.resolve(name + ".conf"), specs.get(name));
            LaunchedQuartic.Ended undisturbed = quartic.run("run", name + ".conf", "--quiet", "--format", "csv");
            assertThat(undisturbed.code()).as(undisturbed.err()).isEqualTo(ExitCode.BUDGET);
            assertThat(result.body()).as("%s after %s", name, disturbances).isEqualTo(undisturbed.out());
            seen.add(name);
        }
        assertThat(Set.copyOf(seen)).hasSameSizeAs(seen).containsAll(accepted);
        System.out.printf("%d of %d disturbances, %d runs to the same bytes%n", disturbances.size(), KILLS,
                seen.size());
    }

    @Test
    void shouldReachTheSameBytesAfterKills() throws Exception {
        String[] place = {"--data-dir", directory.resolve("data").toString()};
        start(Map.of(), place);
        daemon.awaitServing();
        submitUntilThereIsEnoughToDo();
        while (disturbances.size() < KILLS) {
            daemon.live(random.nextInt(LONGEST_LIFE_MILLIS));
            kill();
            start(Map.of(), place);
            if (random.nextInt(4) == 0 && disturbances.size() < KILLS) {
                // While it starts.
                daemon.live(random.nextInt(LONGEST_START_MILLIS));
                kill();
                start(Map.of(), place);
            }
            daemon.awaitServing();
            submitUntilThereIsEnoughToDo();
        }
        awaitEnds();
        assertTheSameAsUndisturbed();
        assertThat(daemon.stop()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldReachTheSameBytesWhileThePostgresServerIsStoppedUnderIt() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            Map<String, String> password = Map.of("QUARTIC_POSTGRESQL_PASSWORD", server.password());
            Path config = Files.writeString(directory.resolve("daemon.conf"), server.configuration());
            String[] place = {"--config", config.toString()};
            start(password, place);
            daemon.awaitServing();
            submitUntilThereIsEnoughToDo();
            while (disturbances.size() < KILLS) {
                daemon.live(random.nextInt(LONGEST_LIFE_MILLIS));
                if (disturbances.size() % 3 == 2) {
                    kill();
                    start(password, place);
                    daemon.awaitServing();
                } else {
                    server.stopAtOnce();
                    disturbances.add("server");
                    daemon.live(random.nextInt(2 * LONGEST_LIFE_MILLIS));
                    server.startAgain();
                    awaitReady();
                }
                submitUntilThereIsEnoughToDo();
            }
            awaitEnds();
            assertTheSameAsUndisturbed();
            assertThat(daemon.stop()).isEqualTo(ExitCode.DONE);
            for (int i = 0; i < processes; i++) {
                assertThat(Files.readString(directory.resolve("daemon-" + i + ".err")))
                        .doesNotContain(server.password());
            }
        }
    }

    private void awaitReady() throws Exception {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (daemon.get("/health/ready", "application/json").statusCode() != 200) {
            assertThat(System.nanoTime()).as(daemon.said()).isLessThan(deadline);
            daemon.live(20);
        }
    }
}
