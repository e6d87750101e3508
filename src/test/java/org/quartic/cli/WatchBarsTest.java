package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchBarsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicLong now = new AtomicLong();
    private TerminalSize size = new TerminalSize(24, 100);

    private WatchBars bars(Charset charset) {
        return new WatchBars(new PrintWriter(out), new PrintWriter(err), new Terminal(true, charset), () -> size,
                now::get);
    }

    /** The lines of the latest drawing. */
    private List<String> drawn() {
        String[] drawings = err.toString().split("\u001b\\[\\d+A\r");
        return drawings[drawings.length - 1].replace("\u001b[J", "").lines()
                .map(line -> line.replace("\u001b[K", "")).toList();
    }

    private static DaemonRun run(String id, String name, String status, long draws) throws IOException {
        return DaemonRun.of(
                JSON.readTree(FakeDaemon.run(id, name, status).replace("1234567", Long.toString(draws))));
    }

    /** Nearly twice its target at 16384 draws, and a second later at 32768 draws. */
    private Watched halfway(String name) throws IOException {
        var run = new Watched(run("x", name, "running", 16_384), 0);
        run.hear(new Told.Aims("x", new Goal(FakeEngine.SPEC)), 0);
        run.hear(new Told.Happened("x", new SentEvent("look", "2.8", JSON.readTree(
                "{\"draws\":16384,\"four-point\":[{\"estimate\":0.1,\"standard-error\":1e-5,\"bound\":1.9999e-5}]}"))),
                0);
        run.hear(new Told.Shown("x", Optional.of(run("x", name, "running", 32_768))), SECOND);
        return run;
    }

    @Test
    void shouldShowHowMuchIsDoneByDraws() throws Exception {
        Watched run = halfway("two-heads");
        assertThat(run.fraction()).isCloseTo(0.5, within(1e-3));
        assertThat(run.secondsLeft()).isCloseTo(2.0, within(1e-3));
        bars(StandardCharsets.UTF_8).refresh(List.of(run));
        assertThat(drawn()).containsExactly("two-heads  ████████████░░░░░░░░░░░░  50%  about 2 s left, "
                + "1.4 x target (0 0 0 0), 32.8 k draws, 16…");
    }

    @Test
    void shouldDrawWithWhatTheTerminalHas() throws Exception {
        bars(StandardCharsets.US_ASCII).refresh(List.of(halfway("φ")));
        assertThat(drawn().getFirst()).startsWith("?  [###########-----------]  50%  about 2 s left").isASCII();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 20, 40, 59, 60, 80, 99, 100, 200})
    void shouldFitIntoEveryWidth(int columns) throws Exception {
        size = new TerminalSize(24, columns);
        bars(StandardCharsets.UTF_8).refresh(List.of(halfway("四".repeat(200)), halfway("b")));
        assertThat(drawn()).hasSize(2).allMatch(line -> Cells.width(line) <= Math.max(1, columns - 1));
    }

    @Test
    void shouldFitIntoEveryHeightWithThoseThatGoOn() throws Exception {
        var runs = new ArrayList<Watched>();
        var over = new Watched(run("z", "over", "running", 8), 0);
        over.hear(new Told.Happened("z", new SentEvent("end", "3.1",
                JSON.readTree(FakeDaemon.run("z", "over", "converged")))), 0);
        runs.add(over);
        for (int i = 0; i < 30; i++) {
            runs.add(new Watched(run("y" + i, "run-" + i, "running", 8), 0));
        }
        size = new TerminalSize(10, 100);
        bars(StandardCharsets.UTF_8).refresh(runs);
        assertThat(drawn()).hasSizeLessThan(10).first().asString().startsWith("run-0");
        assertThat(drawn()).last().isEqualTo("and 24 more");
    }

    @Test
    void shouldWriteOverWhatItDrew() throws Exception {
        WatchBars bars = bars(StandardCharsets.UTF_8);
        Watched run = halfway("a");
        bars.refresh(List.of(run));
        bars.refresh(List.of(run));
        assertThat(err.toString()).doesNotContain("\u001b[1A");
        now.addAndGet(SECOND);
        bars.lost("no daemon");
        bars.refresh(List.of(run));
        assertThat(drawn()).hasSize(2).last().isEqualTo("no daemon; trying again");
        now.addAndGet(SECOND);
        bars.found();
        bars.refresh(List.of(run));
        assertThat(drawn()).hasSize(1);
        assertThat(err.toString()).contains("\u001b[2A\r").endsWith("\u001b[J");
        run.hear(new Told.Happened("x", new SentEvent("end", "3.1",
                JSON.readTree(FakeDaemon.run("x", "a", "converged")))), now.get());
        now.addAndGet(SECOND);
        bars.refresh(List.of(run));
        assertThat(drawn().getFirst()).contains("100%  converged, 1.23 M draws");
        bars.close(List.of(run));
        assertThat(drawn()).isEmpty();
        assertThat(out.toString()).startsWith("a (").contains("converged");
    }

    @Test
    void shouldNotCallCompleteWhatIsNotOver() throws Exception {
        Watched run = halfway("a");
        run.hear(new Told.Shown("x", Optional.of(run("x", "a", "running", 900_000))), 2 * SECOND);
        assertThat(run.fraction()).isEqualTo(1.0);
        bars(StandardCharsets.UTF_8).refresh(List.of(run));
        assertThat(drawn().getFirst()).contains(" 99%  0.27 x target");
    }

    @Test
    void shouldKnowNothingBeforeTheFirstLook() throws Exception {
        var run = new Watched(run("x", "a", "queued", 0), 0);
        assertThat(run.fraction()).isZero();
        assertThat(run.secondsLeft()).isNaN();
        bars(StandardCharsets.UTF_8).refresh(List.of(run));
        assertThat(drawn().getFirst()).endsWith("  0%  queued, 0 draws");
    }

    @Test
    void shouldNotCountDrawsOfBeforeAPause() throws Exception {
        Watched run = halfway("a");
        assertThat(run.drawsPerSecond()).isEqualTo(16_384.0);
        run.hear(new Told.Happened("x",
                new SentEvent("state", "3.8", run("x", "a", "paused", 32_768).json())), 100 * SECOND);
        assertThat(run.drawsPerSecond()).isNaN();
    }
}
