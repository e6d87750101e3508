package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser, against a real daemon. */
class DashboardIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String ENDLESS = "stop { target = { absolute = 1e-9 }, min-draws = 64 }";
    private static final String SHORT = "stop { target = { absolute = 1.5e-3 }, min-draws = 64 }";
    private static final String POINTS = "Number(document.querySelector('.chart [data-points]')?.dataset.points ?? 0)";

    @TempDir
    private static Path profile;
    private static Browser browser;

    @TempDir
    private Path folder;
    private RestartedRuns daemon;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        browser.forget();
        browser.appear(1280, 900, false);
        start("quartic.daemon.max-running = 1");
    }

    private void start(String configuration) {
        daemon = new RestartedRuns(folder, configuration);
    }

    /** Whatever was done: no script failed, no policy was broken, and nobody else was spoken to. */
    @AfterEach
    void shouldHaveKeptToItself() {
        URI own = URI.create(daemon.url());
        daemon.close();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).filteredOn(request -> request.getScheme().startsWith("http")).isNotEmpty()
                .allSatisfy(request -> assertThat(request.getAuthority()).isEqualTo(own.getAuthority()));
    }

    private static void awaitState(String status) {
        browser.await("document.querySelector('.run-heading .pill')?.dataset.status === '" + status + "'");
    }

    private void openRun(String id) {
        browser.open(daemon.url() + "/#/runs/" + id);
        browser.await("document.querySelector('.run-heading .pill:not([hidden])')");
    }

    @Test
    void shouldListRunsAsTheyComeAndGo() {
        browser.open(daemon.url() + "/");
        browser.awaitText("main", "No runs yet");
        String running = daemon.submit(ENDLESS, "name = endless");
        String queued = daemon.submit(ENDLESS, "name = later");
        browser.await("document.querySelectorAll('tr[data-run]').length === 2");
        assertThat(browser.evaluate("document.querySelector('tr[data-run]').dataset.run").asText()).isEqualTo(queued);
        browser.await("document.querySelector('tr[data-run=\"" + running + "\"] .pill').dataset.status === 'running'");
        assertThat(browser.text("tr[data-run=\"" + queued + "\"] .pill")).isEqualTo("queued");
        daemon.act(running, "stop");
        browser.await("document.querySelector('tr[data-run=\"" + running + "\"] .pill').dataset.status === 'stopped'");
        browser.awaitText("#announcement", "endless: stopped");
    }

    @Test
    void shouldShowANameAsTextWhateverItIs() {
        String id = daemon.submit(SHORT, "name = " + Browser.quoted(HOSTILE));
        browser.open(daemon.url() + "/");
        browser.await("document.querySelector('tr[data-run] a')?.textContent === " + Browser.quoted(HOSTILE));
        openRun(id);
        browser.await("document.querySelector('h1').textContent === " + Browser.quoted(HOSTILE));
        browser.awaitText("pre", HOSTILE);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
    }

    @Test
    void shouldFollowARunToItsEnd() {
        String id = daemon.submit("stop { target = { absolute = 1e-9 }, min-draws = 64, max-draws = 8e6 }",
                "seed = 9007199254740993");
        openRun(id);
        browser.await(POINTS + " > 3");
        int points = browser.evaluate(POINTS).asInt();
        browser.await(POINTS + " > " + points);
        browser.await("document.querySelectorAll('.correlators.four tbody tr').length === 3");
        assertThat(browser.text(".correlators.four tbody tr")).contains("G4c(0,1,2,3)")
                .containsPattern("\\d\\(\\d+\\)");
        assertThat(browser.evaluate("document.querySelectorAll('.correlators.two tbody tr').length").asInt())
                .isEqualTo(10);
        awaitState("exhausted");
        browser.await("document.title.startsWith('exhausted')");
        browser.awaitText(".facts", "8\u202f000\u202f000");
        browser.awaitText("pre", "9007199254740993");
        assertThat(browser.evaluate("document.querySelector('#announcement').textContent").asText())
                .contains("exhausted");
    }

    @Test
    void shouldShowSixPointsWhereThereAreAny() {
        String stop = "stop { target = { absolute = 1e-9 }, min-draws = 64, max-draws = 65536 }";
        openRun(daemon.submit(stop, "correlators.six-point = [[0, 1, 2, 3, 0, 1]]"));
        awaitState("exhausted");
        browser.await("document.querySelectorAll('.correlators.six tbody tr').length === 1");
        assertThat(browser.text(".correlators.six tbody tr")).contains("G6c(0,1,2,3,0,1)")
                .containsPattern("\\d\\(\\d+\\)");
        assertThat(browser.evaluate("document.querySelector('#six-point').hidden").asBoolean()).isFalse();
        openRun(daemon.submit(stop));
        awaitState("exhausted");
        browser.await("document.querySelector('#six-point')?.hidden");
    }

    @Test
    void shouldShowWhatIsAskedForBeforeThereIsAnything() {
        String first = daemon.submit(ENDLESS);
        daemon.await(first, "running");
        openRun(daemon.submit(ENDLESS, "name = waiting"));
        awaitState("queued");
        browser.awaitText("pre", "waiting");
        browser.awaitText(".picture", "first look");
        daemon.act(first, "stop");
        awaitState("running");
        browser.await(POINTS + " > 1");
    }

    @Test
    void shouldSayWhyARunFailed() {
        openRun(daemon.submit("ensemble.sigma.value = 1e200"));
        awaitState("failed");
        browser.await("document.querySelector('.alert:not([hidden])')?.textContent.includes('block')");
        browser.awaitText("pre", "1.0E200");
    }

    @Test
    void shouldDoEverythingByKeyboardAlone() {
        String id = daemon.submit(ENDLESS, "name = endless");
        browser.open(daemon.url() + "/");
        browser.await("document.querySelector('tr[data-run] a')");
        browser.tabTo("tr[data-run] a");
        browser.press("Enter");
        browser.await(POINTS + " > 2");
        browser.tabTo("#hold");
        browser.press("Enter");
        awaitState("paused");
        assertThat(browser.evaluate("document.activeElement.textContent").asText()).isEqualTo("Resume");
        browser.press(" ");
        awaitState("running");
        browser.tabTo("#stop");
        browser.press("Enter");
        awaitState("stopped");
        browser.tabTo("#extend");
        browser.press("Enter");
        browser.tabTo("#extend-target");
        browser.evaluate("document.activeElement.select()");
        browser.type("tight");
        browser.press("Enter");
        browser.awaitText(".extend .alert", "stop.target");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("extend-target");
        browser.evaluate("document.activeElement.select()");
        browser.type("1.5e-3");
        browser.press("Enter");
        awaitState("converged");
        browser.await("document.querySelectorAll('.correlators.four [data-reached=true]').length === 3");
        browser.tabTo(".plot");
        browser.press("ArrowLeft");
        browser.awaitText(".reading", "draws");
        browser.tabTo("#delete");
        browser.press("Enter");
        browser.await("document.querySelector('dialog[open]')");
        browser.press("Escape");
        browser.await("!document.querySelector('dialog') && document.activeElement.id === 'delete'");
        browser.press("Enter");
        browser.tabTo("dialog .danger");
        browser.press("Enter");
        browser.awaitText("main", "No runs yet");
        assertThat(daemon.send(daemon.request("/runs/" + id).build()).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldComeBackWhenTheDaemonDoes() {
        String id = daemon.submit(ENDLESS);
        openRun(id);
        browser.await(POINTS + " > 2");
        daemon.end();
        browser.awaitText("#connection", "Reconnecting");
        int points = browser.evaluate(POINTS).asInt();
        daemon.start();
        browser.await("document.querySelector('#connection').hidden");
        browser.await(POINTS + " > " + points);
        browser.evaluate("location.hash = '#/'");
        browser.await("document.querySelector('tr[data-run]')");
        daemon.end();
        browser.awaitText("#connection", "Reconnecting");
        daemon.start();
        browser.await("document.querySelector('#connection').hidden");
    }

    @Test
    void shouldAskForTheToken() throws IOException {
        daemon.close();
        Path token = Files.writeString(folder.resolve("token"), "a-token-of-some-length\n");
        start("quartic.http.token-file = " + Browser.quoted(token.toString()));
        browser.open(daemon.url() + "/");
        browser.await("document.activeElement.id === 'token'");
        browser.type("a-token-of-no-use");
        browser.press("Enter");
        browser.awaitText("dialog", "does not know that token");
        browser.type("a-token-of-some-length");
        browser.press("Enter");
        browser.awaitText("main", "No runs yet");
        browser.open(daemon.url() + "/?again");
        browser.awaitText("main", "No runs yet");
        assertThat(browser.evaluate("localStorage.length").asInt()).isZero();
    }

    @Test
    void shouldKeepWhichColoursWereChosen() {
        String ground = "getComputedStyle(document.body).backgroundColor";
        browser.open(daemon.url() + "/");
        String light = browser.evaluate(ground).asText();
        browser.appear(1280, 900, true);
        String dark = browser.evaluate(ground).asText();
        assertThat(dark).isNotEqualTo(light);
        browser.tabTo("input[name=theme]");
        browser.press("ArrowRight");
        browser.await(ground + " === " + Browser.quoted(light));
        browser.open(daemon.url() + "/?again");
        assertThat(browser.evaluate(ground).asText()).isEqualTo(light);
        browser.evaluate("localStorage.clear()");
    }

    @Test
    void shouldWriteNumbersAsPhysicistsDo() {
        browser.open(daemon.url() + "/");
        assertThat(browser.evaluate(
                """
                        import('/dashboard/numbers.js').then(({ bracketed, duration, grouped, plain, rough, withError }) => [
                            withError(0.00125321, 1.32e-6), withError(4.6081e-10, 1.2e-13), withError(-1, 0.0999), withError(2, 30),
                            withError(123456789, 1200), withError(0.5, 0), withError(0.5, null), withError(null, null),
                            bracketed(0.00125189, 0.00125453), bracketed(null, 1), grouped(1048576), grouped(0), plain(0.99951, 3),
                            plain(-2e-6, 3), rough(3.4123e9), rough(25123), duration(7.25), duration(7500)].join('|'))""")
                .asText())
                .isEqualTo(String.join("|", "0.0012532(13)", "4.6081(12)\u00d710\u207b\u00b9\u2070", "\u22121.00(10)",
                        "2(30)",
                        "1.234568(12)\u00d710\u2078", "0.500000 (exact)", "0.500000 \u00b1 ?", "\u2014",
                        "[0.0012519, 0.0012545]", "\u2014", "1\u202f048\u202f576", "0", "1.00",
                        "\u22122.00\u00d710\u207b\u2076", "3.4\u00d710\u2079", "25\u202f000", "7.3 s", "2 h 05 min"));
    }

    @Test
    void shouldReadEventsHoweverTheyAreCut() {
        browser.open(daemon.url() + "/");
        String read = """
                import('/dashboard/events.js').then(({ EventParser }) => {
                    const text = 'event: look\\r\\nid: 1.2\\r\\ndata: {"a"\\r\\ndata: :1}\\r\\n\\r\\n:\\n\\ndata:x\\n\\ndata: cut';
                    const parser = new EventParser();
                    return %s.flatMap(piece => parser.read(piece)).map(e => [e.name, e.id, e.data].join()).join(';');
                })""";
        String wanted = "look,1.2,{\"a\"\n:1};message,1.2,x";
        assertThat(browser.evaluate(read.formatted("[text]")).asText()).isEqualTo(wanted);
        assertThat(browser.evaluate(read.formatted("[...text]")).asText()).isEqualTo(wanted);
    }

    @Test
    void shouldAnswerHeadAndNothingBeside() {
        browser.open(daemon.url() + "/");
        HttpResponse<String> head = daemon.send(daemon.request("/dashboard/main.js").method("HEAD",
                HttpRequest.BodyPublishers.noBody()).build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-security-policy")).isPresent();
        assertThat(head.body()).isEmpty();
        assertThat(daemon.send(daemon.request("/dashboard/..%2f..%2fdaemon.conf").build()).statusCode()).isEqualTo(404);
        assertThat(daemon.send(daemon.request("/dashboard/DashboardRoutes.class").build()).statusCode())
                .isEqualTo(404);
    }
}
