package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.run.ResultCsv;
import org.quartic.run.ResultJson;
import org.quartic.run.Results;
import org.quartic.run.Status;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.quartic.spec.SpecWriter;
import org.quartic.table.ReadArrays;
import org.quartic.table.ReadParquet;

@Timeout(60)
class ClientCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
    private static final String ID = "20261126-115700-abcd";
    private static final String OTHER = "20261126-115800-efgh";
    private static final String THIRD = "20261125-235959-jkmn";
    private static final String ALL = "GET /runs?limit=1000";

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeDaemon daemon;
    private Terminal terminal = new Terminal(false, StandardCharsets.UTF_8);
    private TerminalSize size = new TerminalSize(24, 80);

    @BeforeEach
    void start() throws IOException {
        daemon = new FakeDaemon();
        environment.put("QUARTIC_URL", daemon.url());
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var around = new Surroundings(engine, new Interruption(Duration.ZERO), terminal, () -> size,
                variable -> Optional.ofNullable(environment.get(variable)), NOON);
        return Quartic.commandLine(around, arguments).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private void thereAre(String... runs) {
        daemon.answer(ALL, "{\"runs\":[" + String.join(",", runs) + "],\"next\":null}");
    }

    private String spec() throws IOException {
        return Files.writeString(directory.resolve("spec.conf"), "seed = 7").toString();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    // submit

    @Test
    void shouldHandOverTheResolvedSpec() throws Exception {
        daemon.answer("POST /runs?priority=high", 201, FakeDaemon.RESULT,
                "{\"id\":\"" + ID + "\",\"name\":\"made-up\",\"status\":\"queued\"}");
        assertThat(execute("submit", spec(), "--priority", "high", "--set", "seed=8", "--name", "φ⁴, \"new\""))
                .isZero();
        assertThat(out).hasToString("submitted made-up as " + ID + "\n");
        assertThat(err.toString()).contains("'quartic watch " + ID + "'");
        assertThat(engine.overrides).containsExactly("seed=8", "name=\"φ⁴, \\\"new\\\"\"");
        FakeDaemon.Asked asked = daemon.asked().getFirst();
        assertThat(asked.header("Content-type")).isEqualTo("application/json");
        assertThat(json(asked.body())).isEqualTo(json(SpecWriter.json(FakeEngine.SPEC).toString()));
    }

    @Test
    void shouldAnswerASubmissionAsJson() throws Exception {
        daemon.answer("POST /runs?priority=normal", 201, FakeDaemon.RESULT,
                "{\"id\":\"" + ID + "\",\"name\":\"made-up\",\"status\":\"queued\"}");
        assertThat(execute("submit", spec(), "--format", "json")).isZero();
        assertThat(json(out.toString()).path("id").asText()).isEqualTo(ID);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldTellEveryFaultADaemonFinds() throws Exception {
        daemon.answer("POST /runs?priority=normal", 422, "application/problem+json", """
                {"title":"Unprocessable Content","status":422,"detail":"the spec has 2 faults","faults":[
                {"path":"ensemble.width","found":"-1","allowed":"at least 1","line":3},
                {"path":"","found":"nothing","allowed":"something","line":null,"suggestion":"more"}]}""");
        assertThat(execute("submit", spec())).isEqualTo(ExitCode.USAGE);
        assertThat(err).hasToString("quartic: ensemble.width: found -1; allowed: at least 1\n"
                + "quartic: found nothing; allowed: something; did you mean more?\n");
    }

    @Test
    void shouldTellWhyADaemonTakesNoMore() throws Exception {
        daemon.refuse("POST /runs?priority=normal", 422, "this run needs 9 MiB");
        assertThat(execute("submit", spec())).isEqualTo(ExitCode.USAGE);
        assertThat(err).hasToString("quartic: this run needs 9 MiB\n");
    }

    @Test
    void shouldFollowWhatWasSubmitted() throws Exception {
        daemon.answer("POST /runs?priority=normal", 201, FakeDaemon.RESULT,
                "{\"id\":\"" + ID + "\",\"name\":\"made-up\",\"status\":\"queued\"}")
                .answer("GET /runs/" + ID, FakeDaemon.run(ID, "made-up", "queued"))
                .answer("GET /runs/" + ID + "/events", 200, "text/event-stream",
                        FakeDaemon.event("end", "3.1", FakeDaemon.run(ID, "made-up", "exhausted")));
        assertThat(execute("submit", spec(), "--watch", "--format", "json")).isEqualTo(ExitCode.BUDGET);
        assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> assertThat(json(line).isObject()).isTrue());
    }

    // sweep

    /** What the daemon has already, by name and spec, is not handed over again; what has another spec, or was stopped, is. */
    @Test
    void shouldHandOverTheRunsOfASweepThatAreNotThereYet() throws Exception {
        String file = Files.writeString(directory.resolve("sweep.conf"), "").toString();
        JsonNode spec = SpecWriter.json(FakeEngine.SPEC.named("made-up 1"));
        thereAre(FakeDaemon.run(THIRD, "made-up 2", "stopped"), FakeDaemon.run(OTHER, "made-up 1", "converged"),
                FakeDaemon.run(ID, "made-up 1", "running"));
        daemon.answer("GET /runs/" + OTHER + "/spec", ((ObjectNode) spec.deepCopy()).put("seed", 8).toString())
                .answer("GET /runs/" + ID + "/spec", spec.toString())
                .answer("POST /runs?priority=low", 201, FakeDaemon.RESULT,
                        "{\"id\":\"new\",\"name\":\"made-up 2\",\"status\":\"queued\"}")
                .answer("GET /runs/new", FakeDaemon.run("new", "made-up 2", "failed", "it broke"))
                .answer("GET /runs/" + ID, FakeDaemon.run(ID, "made-up 1", "converged"))
                .answer("GET /runs/" + ID + "/events", 204, "text/plain", "")
                .answer("GET /runs/new/events", 204, "text/plain", "")
                .answer("GET /runs/" + ID + "/result", ResultJson.text(Results.example(Status.CONVERGED)))
                .refuse("GET /runs/new/result", 409, "no look yet");
        assertThat(execute("sweep", file, "--submit", "--priority", "low", "--format", "csv"))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(daemon.lines().stream().filter(line -> line.startsWith("POST"))).hasSize(1);
        assertThat(out.toString()).contains("1,converged,", "2,failed,,,,,,,,,\n");
        assertThat(err.toString()).contains("1 runs submitted, 1 were there already");
    }

    @Test
    void shouldRefuseADirectoryForASweepThatADaemonKeeps() throws Exception {
        String file = Files.writeString(directory.resolve("sweep.conf"), "").toString();
        assertThat(execute("sweep", file, "--submit", "--data-dir", directory.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--data-dir with --submit");
    }

    // list

    @Test
    void shouldListRunsAsATable() {
        daemon.answer("GET /runs?limit=51", "{\"runs\":[" + FakeDaemon.run(OTHER, "二頭", "running") + ","
                + FakeDaemon.run(ID, "two-heads", "converged") + "],\"next\":null}");
        assertThat(execute("list")).isZero();
        assertThat(out).hasToString("""
                id                    name       status     draws   bound/target   submitted
                20261126-115800-efgh  二頭       running    1.23 M  1.2 (0 1 2 3)  3 min ago
                20261126-115700-abcd  two-heads  converged  1.23 M  1.2 (0 1 2 3)  3 min ago
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldFollowPagesToTheLimit() {
        daemon.answer("GET /runs?limit=1000&status=failed",
                "{\"runs\":[" + FakeDaemon.run(OTHER, "a", "failed") + "],\"next\":\"" + OTHER + "\"}")
                .answer("GET /runs?limit=1000&status=failed&after=" + OTHER,
                        "{\"runs\":[" + FakeDaemon.run(ID, "b", "failed") + "],\"next\":null}");
        assertThat(execute("list", "--status", "failed", "--limit", "5000", "--format", "json")).isZero();
        assertThat(out.toString()).contains(OTHER, ID);
    }

    @Test
    void shouldSayThatThereAreMore() throws Exception {
        daemon.answer("GET /runs?limit=2", "{\"runs\":[" + FakeDaemon.run(OTHER, "a", "failed") + ","
                + FakeDaemon.run(ID, "b", "failed") + "],\"next\":\"" + ID + "\"}");
        assertThat(execute("list", "--limit", "1")).isZero();
        assertThat(out.toString()).contains(OTHER).doesNotContain(ID);
        assertThat(err.toString()).contains("the newest 1; --limit shows more");
        assertThat(execute("list", "--limit", "1", "--format", "json")).isZero();
        assertThat(json(out.toString()).path("runs")).hasSize(1);
    }

    @Test
    void shouldSayThatThereAreNone() throws Exception {
        daemon.answer("GET /runs?limit=51", "{\"runs\":[],\"next\":null}").answer("GET /runs?limit=51&status=failed",
                "{\"runs\":[],\"next\":null}");
        assertThat(execute("list")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no runs yet");
        assertThat(execute("list", "--status", "failed")).isZero();
        assertThat(err.toString()).contains("no run is failed");
        assertThat(execute("list", "--format", "json")).isZero();
        assertThat(json(out.toString())).isEqualTo(json("{\"runs\":[]}"));
    }

    @Test
    void shouldCutLongNamesOnANarrowTerminalAlone() {
        String name = "四".repeat(200);
        daemon.answer("GET /runs?limit=51", "{\"runs\":[" + FakeDaemon.run(ID, name, "running") + "],\"next\":null}");
        terminal = new Terminal(false, true, StandardCharsets.UTF_8);
        size = new TerminalSize(24, 100);
        execute("list");
        assertThat(out.toString().lines()).allMatch(line -> Cells.width(line) <= 100);
        assertThat(out.toString()).contains("四…");
        size = new TerminalSize(24, 20);
        execute("list");
        assertThat(out.toString()).contains("四四四…");
        terminal = new Terminal(false, false, StandardCharsets.UTF_8);
        execute("list");
        assertThat(out.toString()).contains(name);
        terminal = new Terminal(false, false, StandardCharsets.US_ASCII);
        execute("list");
        assertThat(out.toString()).contains("?".repeat(200)).isASCII();
    }

    // show

    @Test
    void shouldShowARunAndItsResult() {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "two-heads", "running")).answer("GET /runs/" + ID
                + "/result", ResultJson.text(Results.example(Status.RUNNING)));
        assertThat(execute("show", ID)).isZero();
        assertThat(out).hasToString("""
                two-heads (20261126-115700-abcd)
                  status     running, priority normal
                  submitted  2026-11-26 11:57:00 (3 min ago)
                  started    2026-11-26 11:58:00 (1 min ago)
                  finished   not yet
                  draws      1.23 M
                  furthest   error bar 1.2 x target (0 1 2 3)

                """ + ResultTable.text(Results.example(Status.RUNNING)));
    }

    @Test
    void shouldShowARunThatHasNoResultYet() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "two-heads", "failed", "block 3: \\u001b[2Jno"))
                .refuse("GET /runs/" + ID + "/result", 409, "there was no look yet");
        assertThat(execute("show", ID)).isZero();
        assertThat(out.toString()).contains("  error      block 3: [2Jno\n").doesNotContain("\u001b");
        assertThat(execute("show", ID, "--format", "json")).isZero();
        assertThat(json(out.toString()).path("result").isNull()).isTrue();
        assertThat(json(out.toString()).path("run").path("id").asText()).isEqualTo(ID);
    }

    @Test
    void shouldSayThatItDoesNotUnderstandALaterDaemon() {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "two-heads", "running")).answer("GET /runs/" + ID
                + "/result", "{\"schema\":\"quartic.result/9\"}");
        assertThat(execute("show", ID)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("quartic.result/9").hasLineCount(1);
    }

    // which run is meant

    @ParameterizedTest
    @ValueSource(strings = {ID, "20261126-115700", "20261126-1157", "abcd", "two-heads"})
    void shouldFindTheRunThatIsMeant(String meant) {
        // One of the same name has ended.
        thereAre(FakeDaemon.run(OTHER, "one-head", "running"), FakeDaemon.run(ID, "two-heads", "paused"),
                FakeDaemon.run(THIRD, "two-heads", "converged"));
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "two-heads", "paused")).answer("POST /runs/" + ID
                + "/resume", FakeDaemon.run(ID, "two-heads", "queued"));
        assertThat(execute("resume", meant)).isZero();
        assertThat(daemon.lines()).endsWith("POST /runs/" + ID + "/resume");
        assertThat(out).hasToString(
                "two-heads (" + ID + "): queued, 1.23 M draws, error bar 1.2 x target (0 1 2 3)\n");
    }

    @Test
    void shouldFindTheOnlyRunOfANameThoughItHasEnded() {
        thereAre(FakeDaemon.run(ID, "two-heads", "converged"));
        daemon.answer("GET /runs/" + ID + "/result", ResultJson.text(Results.example(Status.CONVERGED)));
        assertThat(execute("export", "two-heads")).isZero();
        assertThat(out).hasToString(ResultJson.text(Results.example(Status.CONVERGED)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026 | 'may be any of 3 runs'", "20261126-11 | may be any of 2 runs",
            "two-heads | may be any of 2 runs", "tow-heads | did you mean two-heads?",
            "20261126-115700-abce | did you mean 20261126-115700-abcd?", "'' | 'quartic list' shows",
            "nothing-like-it | 'quartic list' shows"})
    void shouldDoNothingWhereItIsNotClearWhichRunIsMeant(String meant, String told) {
        thereAre(FakeDaemon.run(OTHER, "two-heads", "running"), FakeDaemon.run(ID, "two-heads", "paused"),
                FakeDaemon.run(THIRD, "one-head", "converged"));
        assertThat(execute("stop", OTHER, meant)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(told.replace("'may", "may").replace("runs'", "runs"));
        assertThat(out.toString()).isEmpty();
        assertThat(daemon.lines()).noneMatch(line -> line.startsWith("POST"));
    }

    // pause, resume, stop, extend, delete

    @Test
    void shouldGoOnWithTheOthersWhereOneIsRefused() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "converged"))
                .answer("GET /runs/" + OTHER, FakeDaemon.run(OTHER, "b", "running"))
                .refuse("POST /runs/" + ID + "/pause", 409, "it is converged")
                .answer("POST /runs/" + OTHER + "/pause", FakeDaemon.run(OTHER, "b", "paused"));
        assertThat(execute("pause", ID, OTHER, ID)).isEqualTo(ExitCode.FAILURE);
        assertThat(err).hasToString("quartic: a (" + ID + "): it is converged\n");
        assertThat(out.toString()).startsWith("b (" + OTHER + "): paused").hasLineCount(1);
        assertThat(execute("pause", ID, OTHER, "--format", "json")).isEqualTo(ExitCode.FAILURE);
        assertThat(json(out.toString()).path("runs")).hasSize(1);
    }

    @Test
    void shouldSendWhatIsToBeDifferentOfAStop() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "exhausted")).answer("POST /runs/" + ID + "/extend",
                FakeDaemon.run(ID, "a", "queued"));
        assertThat(execute("extend", ID, "--set", "stop.target.absolute=1e-6", "--set", "stop.max-draws=1e9")).isZero();
        assertThat(json(daemon.asked().getLast().body()))
                .isEqualTo(json("{\"stop\":{\"max-draws\":1000000000,\"target\":{\"absolute\":1e-6}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed=1", "stop=1", "stop.=1", "stop.target", "stop.target={", "stopx.y=1"})
    void shouldRefuseWhatIsNoStop(String set) {
        assertThat(execute("extend", ID, "--set", set)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("quartic: --set: ");
        assertThat(daemon.asked()).isEmpty();
    }

    @Test
    void shouldDeleteOrSayWhyNot() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "converged"))
                .answer("GET /runs/" + OTHER, FakeDaemon.run(OTHER, "b", "running"))
                .answer("DELETE /runs/" + ID, 204, FakeDaemon.RESULT, "")
                .refuse("DELETE /runs/" + OTHER, 409, "it is running: stop it before");
        assertThat(execute("delete", ID)).isZero();
        assertThat(out).hasToString("a (" + ID + "): deleted\n");
        assertThat(execute("delete", OTHER)).isEqualTo(ExitCode.FAILURE);
        assertThat(err).hasToString("quartic: it is running: stop it before\n");
        assertThat(execute("delete", OTHER, ID, "--format", "json")).isEqualTo(ExitCode.FAILURE);
        assertThat(json(out.toString())).isEqualTo(json("{\"deleted\":[\"" + ID + "\"]}"));
    }

    // export

    @Test
    void shouldExportWhatTheDaemonWrites() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "converged")).answer("GET /runs/" + ID + "/result",
                200, "text/csv", ResultCsv.text(Results.example(Status.CONVERGED)));
        Path file = directory.resolve("result.csv");
        assertThat(execute("export", ID, "--format", "csv", "--out", file.toString())).isZero();
        assertThat(daemon.asked().getLast().header("Accept")).isEqualTo("text/csv");
        assertThat(file).hasContent(ResultCsv.text(Results.example(Status.CONVERGED)));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldExportRowsForOtherPrograms() throws Exception {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "converged")).answer("GET /runs/" + ID + "/result",
                ResultJson.text(Results.example(Status.CONVERGED)));
        Path file = directory.resolve("result.npz");
        assertThat(execute("export", ID, "--format", "npz", "--out", file.toString())).isZero();
        assertThat(ReadArrays.of(Files.readAllBytes(file)).get("kind").texts()).contains("two-point", "four-point");
        assertThat(execute("export", ID, "--format", "npz")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--format npz needs --out FILE");
    }

    @Test
    void shouldExportTheHistoryWithThePointsOfTheSpec() throws Exception {
        String looks = "{\"looks\":[{\"draws\":64,\"four-point\":[{\"estimate\":0.1,\"standard-error\":null,\"bound\":null}]},"
                + "{\"draws\":72,\"four-point\":[{\"estimate\":0.3333333333333333,\"standard-error\":0.01,\"bound\":0.04}]}]}";
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "running"))
                .answer("GET /runs/" + ID + "/history", looks).answer("GET /runs/" + ID + "/result",
                        "{\"spec\":{\"correlators\":{\"four-point\":[[0,0,1,1]]}}}");
        assertThat(execute("export", ID, "--history")).isZero();
        assertThat(json(out.toString())).isEqualTo(json(looks));
        assertThat(execute("export", ID, "--history", "--format", "csv")).isZero();
        assertThat(out).hasToString("""
                draws,points,estimate,standard-error,bound
                64,0 0 1 1,0.1,,
                72,0 0 1 1,0.3333333333333333,0.01,0.04
                """);
        assertThat(execute("export", ID, "--history", "--format", "table")).isZero();
        assertThat(out.toString()).contains("72     0 0 1 1  0.333 ± 0.010");
        Path file = directory.resolve("history.parquet");
        assertThat(execute("export", ID, "--history", "--format", "parquet", "--out", file.toString())).isZero();
        assertThat(ReadParquet.of(Files.readAllBytes(file)).rows()).containsExactly(
                Arrays.asList(64L, "0 0 1 1", 0.1, null, null),
                List.of(72L, "0 0 1 1", 0.3333333333333333, 0.01, 0.04));
    }

    @Test
    void shouldSayThatThereIsNoResultYet() {
        daemon.answer("GET /runs/" + ID, FakeDaemon.run(ID, "a", "queued")).refuse("GET /runs/" + ID + "/result", 409,
                "there was no look yet");
        for (String format : new String[]{"json", "csv", "table"}) {
            assertThat(execute("export", ID, "--format", format)).isEqualTo(ExitCode.FAILURE);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString()).hasLineCount(1);
        }
    }

    // which daemon

    @Test
    void shouldSayThatThereIsNoDaemon() {
        String url = daemon.url();
        daemon.close();
        for (String command : List.of("list", "show " + ID, "watch " + ID, "pause " + ID, "export x", "delete x")) {
            assertThat(execute(command.split(" "))).isEqualTo(ExitCode.FAILURE);
            assertThat(err).hasToString("quartic: no daemon at " + url + ": start one with 'quartic daemon'\n");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void shouldSayThatSomethingElseAnswersThere() {
        daemon.answer("GET /runs?limit=51", 404, "text/html", "<h1>Not found</h1>");
        assertThat(execute("list")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("is not a Quartic daemon of this version: HTTP 404 and text/html")
                .hasLineCount(1);
        daemon.answer("GET /runs?limit=2", 200, "text/html", "<h1>Welcome</h1>");
        assertThat(execute("list", "--limit", "1")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("an answer that is not JSON").hasLineCount(1);
    }

    @Test
    void shouldBringTheToken() throws Exception {
        daemon.answer("GET /runs?limit=51", "{\"runs\":[],\"next\":null}");
        Path token = Files.writeString(directory.resolve("token"), " 0123456789abcdef\n");
        assertThat(execute("list", "--token-file", token.toString())).isZero();
        environment.put("QUARTIC_TOKEN_FILE", token.toString());
        assertThat(execute("list", "--url", daemon.url() + "/")).isZero();
        assertThat(daemon.asked()).hasSize(2)
                .allMatch(asked -> asked.header("Authorization").equals("Bearer 0123456789abcdef"));
        environment.clear();
        assertThat(execute("list", "--url", daemon.url())).isZero();
        assertThat(daemon.asked().getLast().header("Authorization")).isEmpty();
    }

    @Test
    void shouldSayThatATokenIsWantedOrWrong() throws Exception {
        daemon.refuse("GET /runs?limit=51", 401, "a token is needed");
        assertThat(execute("list")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("wants a token: --token-file");
        Path token = Files.writeString(directory.resolve("token"), "0123456789abcdef");
        assertThat(execute("list", "--token-file", token.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("does not know this token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --url nowhere", "list --url ftp://x", "list --url http://", "list --url http://a:b@c",
            "list --url http://c/?x=y", "list --url", "list --token-file nowhere", "list --token-file DIRECTORY",
            "list --ca-file nowhere", "list --url https://localhost --ca-file nowhere", "list --limit 0",
            "list --limit many", "list --status asleep", "list --format csv", "list x", "show", "show a b",
            "watch", "pause", "extend x", "export x --format xml", "export x --out DIRECTORY", "delete",
            "submit", "submit SPEC --priority urgent", "submit nowhere.conf", "stop x --yes"})
    void shouldRefuseWhatCannotBeMeant(String line) throws Exception {
        String[] arguments = line.replace("SPEC", spec()).replace("DIRECTORY", directory.toString()).split(" ");
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("quartic: ");
        assertThat(daemon.asked()).isEmpty();
    }

    @Test
    void shouldHelpWithEveryCommand() {
        var names = new ArrayList<String>();
        for (CommandOnDemand each : ClientCommands.ALL) {
            names.add(each.name());
            assertThat(execute(each.name(), "--help")).isZero();
            assertThat(out.toString()).startsWith("Usage: quartic " + each.name()).contains(
                    each.description().substring(0, 20), "--url", "--token-file", "Exit codes");
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
        }
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains(names);
    }
}
