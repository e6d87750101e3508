package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.actor.RunEngine;
import org.quartic.actor.RunUpdate;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.store.DataDirectory;

/** Runs that are stopped, damaged and changed, against undisturbed ones. */
class RememberedRunTest {

    private static final String TARGET = "stop.target = { absolute = 2e-4 }";

    @TempDir
    private Path directory;

    /** What a go in this process came to, and the prefixes it looked at. */
    private record Go(Estimated estimated, List<Long> looks) {
        RunResult result() {
            return estimated.result();
        }
    }

    private static RunSpec spec(String... stop) {
        var lines = new ArrayList<String>(List.of(TARGET, "seed = 5"));
        lines.addAll(List.of(stop));
        return Specs.resolved(Specs.with(lines.toArray(String[]::new)));
    }

    private static Go undisturbed(RunSpec spec) {
        try (RunEngine engine = RunEngine.start(2)) {
            var looks = new ArrayList<Long>();
            return new Go(attempt(spec, look -> looks.add(look.draws()), stop -> {
            }).run(engine, Checkpoint.none(), Spent.NOTHING, Optional.empty()), looks);
        }
    }

    private static Attempt attempt(RunSpec spec, Consumer<Look> onLook,
            Consumer<Runnable> stopper) {
        return new Attempt(Estimation.of(spec, false), new RunSettings(2, false, false, Optional.empty()), new Meter(),
                onLook, state -> {
                }, stopper);
    }

    /** Stopped by hand at the first look with so many draws. */
    private Go remembered(RunSpec spec, long stopAt) {
        var stop = new AtomicReference<Runnable>();
        var looks = new ArrayList<Long>();
        Estimated estimated = new RememberedRun(attempt(spec, look -> {
            looks.add(look.draws());
            if (look.draws() >= stopAt) {
                stop.get().run();
            }
        }, stop::set), true).run(directory);
        assertThat(estimated.unsaved()).isEmpty();
        return new Go(estimated, looks);
    }

    private Go remembered(RunSpec spec) {
        return remembered(spec, Long.MAX_VALUE);
    }

    /** All fields that are a pure function of the spec. */
    private static ObjectNode pure(RunResult result) {
        ObjectNode json = ResultJson.tree(result);
        json.remove(List.of("wall-seconds", "cpu-seconds", "provenance"));
        return json;
    }

    private static void assertSame(Go found, Go expected) {
        assertThat(pure(found.result())).isEqualTo(pure(expected.result()));
    }

    @Test
    void shouldReachTheSameBitsHoweverOftenItIsStopped() {
        RunSpec spec = spec();
        Go expected = undisturbed(spec);
        assertThat(expected.result().status()).isEqualTo(Status.CONVERGED);
        double wall = 0;
        for (long stopAt = 1; stopAt < expected.result().draws(); stopAt = stopAt + 9_000) {
            Go stopped = remembered(spec, stopAt);
            assertThat(stopped.result().status()).isIn(Status.STOPPED, Status.CONVERGED);
            assertThat(stopped.result().wallSeconds()).isGreaterThanOrEqualTo(wall);
            wall = stopped.result().wallSeconds();
        }
        Go last = remembered(spec);
        assertSame(last, expected);
        assertThat(expected.estimated().history()).extracting(RunUpdate.HistoryLook::draws)
                .isEqualTo(expected.looks()).hasSizeGreaterThan(5);
        assertThat(last.estimated().history()).isEqualTo(expected.estimated().history());
        Go again = remembered(spec("name = \"another name\""));
        assertThat(again.looks()).as("nothing was computed").isEmpty();
        assertThat(again.estimated().history()).isEqualTo(expected.estimated().history());
        assertThat(again.result().name()).isEqualTo("another name");
        assertThat(again.result().wallSeconds()).isEqualTo(last.result().wallSeconds());
        assertThat(again.result().provenance()).isEqualTo(last.result().provenance());
        ObjectNode renamed = pure(again.result()).put("name", "test");
        renamed.withObject("spec").put("name", "test");
        assertThat(renamed).isEqualTo(pure(expected.result()));
    }

    /** Each stop after the other; whether it could go on from what was there, or had to begin again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "stop.target = { absolute = 1.3e-4 } | true",
            "stop.target = [{ relative = 0.004 }, { relative = 0.02 }, { significance = 3 }] | true",
            "stop.target = { absolute = 2e-3 } | false",
            "stop.min-draws = 25000 | false",
            "stop.min-draws = 16385 | true",
            "stop.confidence = 0.999 | true",
            "stop.rule = standard-error | false",
            "stop.max-draws = 30001 | false"})
    void shouldGoOnToWhatAFreshRunWithAnotherStopGives(String stop, boolean goesOn) {
        Go first = remembered(spec());
        RunSpec changed = spec(stop);
        Go expected = undisturbed(changed);
        Go second = remembered(changed);
        assertSame(second, expected);
        assertThat(second.estimated().history()).isEqualTo(expected.estimated().history());
        boolean wentOn = second.looks().isEmpty() || second.looks().getFirst() > expected.looks().getFirst();
        assertThat(wentOn).isEqualTo(goesOn);
        Go back = remembered(spec());
        assertSame(back, first);
    }

    @Test
    void shouldGoBeyondTheShorterLastBlockOfAnExhaustedRun() {
        String target = "stop.target = { absolute = 1e-4 }";
        RunSpec small = spec(target, "stop.max-draws = 25612");
        Go exhausted = remembered(small);
        assertThat(exhausted.result().status()).isEqualTo(Status.EXHAUSTED);
        assertThat(exhausted.result().draws()).isEqualTo(25_608);
        assertSame(exhausted, undisturbed(small));
        Go longer = remembered(spec(target));
        RunSpec asExpectedFirst = spec(target, "stop.expected-draws = 25612");
        assertSame(longer, undisturbed(asExpectedFirst));
        assertThat(longer.looks().getFirst()).isGreaterThan(25_000);
        assertThat(remembered(spec(target)).looks()).as("nothing was computed").isEmpty();
        assertThat(pure(undisturbed(asExpectedFirst).result()).at("/spec/stop/expected-draws").asLong())
                .isEqualTo(25_612);
    }

    /** An interval that was tuned to what the draws have told would not hold. */
    @Test
    void shouldBeginAgainWhereOtherDrawsAreExpectedThanWere() {
        Go first = remembered(spec());
        RunSpec other = spec("stop.expected-draws = 4096");
        Estimated estimated = new RememberedRun(attempt(other, look -> {
        }, stop -> {
        }), false).run(directory);
        assertThat(pure(estimated.result())).isEqualTo(pure(undisturbed(other).result()));
        assertSame(remembered(spec()), first);
    }

    @Test
    void shouldSumItsRunningTimeOverResumes() {
        RunSpec bounded = spec("stop.target = { absolute = 1e-9 }", "stop.max-wall-time = 1500ms");
        remembered(bounded, 1);
        Go ended = remembered(bounded);
        assertThat(ended.result().status()).isEqualTo(Status.EXHAUSTED);
        assertThat(ended.result().draws()).isPositive();
        Go again = remembered(bounded);
        assertThat(pure(again.result())).isEqualTo(pure(ended.result()));
        assertThat(again.looks()).isEmpty();
    }

    @Test
    void shouldPassOverDamageAndStillReachTheSameBits() throws SQLException {
        RunSpec spec = spec();
        Go expected = undisturbed(spec);
        for (String damage : new String[]{
                "UPDATE \"event_journal\" SET \"event_payload\" = X'00112233' WHERE \"sequence_number\" = "
                        + "(SELECT MAX(\"sequence_number\") FROM \"event_journal\")",
                "UPDATE \"snapshot\" SET \"snapshot_payload\" = X'00112233'",
                "UPDATE \"event_journal\" SET \"event_payload\" = X'00112233'"}) {
            remembered(spec, 1);
            remembered(spec, 30_000);
            remembered(spec, 36_000);
            sql(damage);
            assertSame(remembered(spec), expected);
            sql("DELETE FROM \"snapshot\"");
            sql("DELETE FROM \"event_journal\"");
        }
    }

    @Test
    void shouldEndWithItsResultWhereTheDatabaseIsLost() throws IOException {
        // Long enough not to be over before those who hear of its first look have done anything.
        RunSpec spec = spec("stop.target = { absolute = 7e-5 }");
        Go expected = undisturbed(spec);
        Estimated estimated = new RememberedRun(attempt(spec, look -> {
            try {
                loseTheJournal();
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
        }, stop -> {
        }), true).run(directory);
        assertThat(estimated.unsaved()).hasValueSatisfying(reason -> assertThat(reason).contains("not be saved"));
        assertThat(pure(estimated.result())).isEqualTo(pure(expected.result()));
        // What has lost its tables is refused; without it the run begins again.
        assertThatThrownBy(() -> remembered(spec)).isInstanceOf(UsageFault.class)
                .hasMessageContaining("event_journal");
        Files.delete(directory.resolve("runs.mv.db"));
        assertSame(remembered(spec), expected);
    }

    private void loseTheJournal() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:async:" + directory.resolve("runs"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS \"event_journal\" CASCADE");
        }
    }

    @Test
    void shouldKeepABoundedNumberOfRows() throws SQLException {
        for (int i = 0; i < 7; i++) {
            remembered(spec(), 1);
        }
        assertThat(count("event_journal")).isLessThanOrEqualTo(6);
        assertThat(count("snapshot")).isLessThanOrEqualTo(3);
    }

    @Test
    void shouldRefuseADirectoryThatIsInUse() {
        try (DataDirectory other = DataDirectory.open(directory)) {
            assertThat(other.configuration().isEmpty()).isFalse();
            assertThatExceptionOfType(UsageFault.class).isThrownBy(() -> remembered(spec()))
                    .withMessageContaining("--data-dir").withMessageContaining("in use");
        }
    }

    private int count(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + "\"")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("runs"));
    }
}
