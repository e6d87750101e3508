package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTimesFileTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static ActorTestKit kit;

    private final AtomicLong nanos = new AtomicLong();
    private final StageTimes times = new StageTimes(nanos::get);

    @TempDir
    private Path folder;

    @BeforeAll
    static void boot() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void shutDown() {
        kit.shutdownTestKit();
    }

    private void record(Stage stage, long serviceNanos) {
        long handedOver = nanos.get();
        nanos.addAndGet(1000 + serviceNanos);
        times.record(stage, handedOver, handedOver + 1000);
    }

    private ActorRef<StageTimesFile.Command> start(Duration interval) {
        return kit.spawn(StageTimesFile.create(new StageTimesFile.Settings(folder, interval), "a-run", times,
                Clock.fixed(START, ZoneOffset.UTC)));
    }

    private void end(ActorRef<StageTimesFile.Command> file) {
        TestProbe<Object> probe = kit.createTestProbe();
        kit.stop(file);
        probe.expectTerminated(file, LIMIT);
    }

    private List<Histogram> logged() throws IOException {
        var logged = new ArrayList<Histogram>();
        try (var reader = new HistogramLogReader(folder.resolve("a-run.hlog").toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram(); next != null; next = reader
                    .nextIntervalHistogram()) {
                logged.add((Histogram) next);
            }
        }
        return logged;
    }

    @Test
    void shouldWriteWhatHdrHistogramReads() throws IOException {
        ActorRef<StageTimesFile.Command> file = start(Duration.ofHours(1));
        record(Stage.SAMPLER, 5_000_000);
        record(Stage.SAMPLER, 7_000_000);
        record(Stage.AGGREGATOR, 9_000_000);
        end(file);
        List<Histogram> logged = logged();
        assertThat(logged).extracting(Histogram::getTag).containsExactly("sampler-waiting", "sampler-service",
                "aggregator-waiting", "aggregator-service");
        assertThat(logged.get(1).getTotalCount()).isEqualTo(2);
        assertThat(logged.get(1).getMaxValue()).isBetween(6_900_000L, 7_100_000L);
        assertThat(logged.get(1).getStartTimeStamp()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void shouldGoOnBehindWhatThereIs() throws IOException {
        record(Stage.SAMPLER, 1000);
        end(start(Duration.ofHours(1)));
        record(Stage.EVALUATOR, 1000);
        end(start(Duration.ofHours(1)));
        assertThat(logged()).extracting(Histogram::getTag).containsExactly("sampler-waiting", "sampler-service",
                "evaluator-waiting", "evaluator-service");
    }

    @Test
    void shouldWriteEveryInterval() throws IOException {
        ActorRef<StageTimesFile.Command> file = start(Duration.ofMillis(10));
        Path path = folder.resolve("a-run.hlog");
        for (int i = 1; i <= 3; i++) {
            record(Stage.SAMPLER, 1000);
            int sofar = 2 * i;
            kit.createTestProbe().awaitAssert(LIMIT, () -> {
                assertThat(Files.readAllLines(path).stream().filter(line -> line.startsWith("Tag="))).hasSize(sofar);
                return null;
            });
        }
        end(file);
        assertThat(logged()).hasSize(6);
    }

    @Test
    void shouldEndWhereItCannotWrite() throws IOException {
        Files.createDirectory(folder.resolve("a-run.hlog"));
        kit.createTestProbe().expectTerminated(start(Duration.ofHours(1)), LIMIT);
    }

    @Test
    void shouldBeOffUnlessADirectoryIsNamed() throws IOException {
        Config packaged = RunService.packaged().getConfig("quartic.daemon");
        assertThat(StageTimesFile.Settings.of(packaged)).isEmpty();
        Path wanted = folder.resolve("deep").resolve("down");
        assertThat(StageTimesFile.Settings.of(named(wanted, packaged))).contains(
                new StageTimesFile.Settings(wanted, Duration.ofSeconds(60)));
        assertThat(wanted).isDirectory();
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> StageTimesFile.Settings.of(named(file.resolve("below"), packaged)))
                .isInstanceOf(ConfigException.class).hasMessageContaining("hlog-directory");
    }

    private static Config named(Path directory, Config packaged) {
        return ConfigFactory.parseString("hlog-directory = \"" + directory + '"').withFallback(packaged);
    }
}
