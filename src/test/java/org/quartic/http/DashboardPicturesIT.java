package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the dashboard looks, wide and narrow, light and dark: nothing sticks out, all text has enough contrast, and there is a picture of each
 * in target/screenshots for people to look at.
 */
class DashboardPicturesIT {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String ENDLESS = "stop { target = { absolute = 2e-6 }, min-draws = 64 }";
    private static final String SHORT = "stop { target = { absolute = 8e-4 }, min-draws = 64 }";
    private static final String LOOKED = "document.querySelectorAll('.correlators.four tbody tr').length > 0"
            + " && document.querySelectorAll('.chart [data-points]').length > 0";

    /** Texts with less contrast than 4.5 to 1, or 3 to 1 where they are large, against the ground they stand on. */
    private static final String FAINT_TEXTS = """
            (() => {
                const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                const rgb = colour => {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    return [...canvas.getImageData(0, 0, 1, 1).data];
                };
                const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = node => {
                    for (let at = node; at; at = at.parentElement) {
                        const colour = rgb(getComputedStyle(at).backgroundColor);
                        if (colour[3] === 255) return colour;
                    }
                    return [255, 255, 255, 255];
                };
                const faint = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const node = walker.currentNode.parentElement;
                    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('.unseen, script, noscript')) continue;
                    const style = getComputedStyle(node);
                    const fore = light(rgb(node.closest('svg') ? style.fill : style.color));
                    const back = light(ground(node.closest('svg')?.parentElement ?? node));
                    const ratio = (Math.max(fore, back) + 0.05) / (Math.min(fore, back) + 0.05);
                    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
                        faint.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
                    }
                }
                return faint;
            })()""";

    @TempDir
    private static Path profile;
    private static Browser browser;

    @TempDir
    private Path folder;

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

    private static void show(String name) throws IOException {
        for (int width : List.of(1280, 390)) {
            for (boolean dark : List.of(false, true)) {
                browser.appear(width, width == 390 ? 844 : 900, dark);
                browser.evaluate("new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))");
                browser.picture(PICTURES.resolve(name + "-" + width + (dark ? "-dark" : "-light") + ".png"));
                String what = name + " at " + width + (dark ? ", dark" : ", light");
                assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as(what)
                        .isLessThanOrEqualTo(width);
                assertThat(browser.evaluate("[...document.querySelectorAll('.scroll')]"
                        + ".filter(box => box.scrollWidth > box.clientWidth).length").asInt()).as(what).isZero();
                assertThat(browser.evaluate(FAINT_TEXTS).toString()).as(what).isEqualTo("[]");
            }
        }
    }

    private static void show(String name, RestartedRuns daemon, String id, String ready) throws IOException {
        browser.appear(1280, 900, false);
        browser.open(daemon.url() + "/?" + name + "#/runs/" + id);
        browser.await(ready);
        show(name);
    }

    @Test
    void shouldLookWellWithNoRunAndOne() throws IOException {
        try (var daemon = new RestartedRuns(folder, "")) {
            browser.open(daemon.url() + "/");
            browser.awaitText("main", "No runs yet");
            show("list-0");
            daemon.await(daemon.submit(SHORT, "name = two-heads"), "converged");
            browser.awaitText("tbody", "converged");
            show("list-1");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldLookWellWithManyRuns() throws IOException {
        try (var daemon = new RestartedRuns(folder, "quartic.daemon.max-running = 1")) {
            String failed = daemon.submit("name = overflowing", "ensemble.sigma.value = 1e200");
            daemon.await(failed, "failed");
            for (int heads : List.of(1, 4, 16)) {
                daemon.await(daemon.submit(SHORT, "name = heads-" + heads, "ensemble.heads = " + heads), "converged");
            }
            daemon.await(daemon.submit("stop { target = { absolute = 1e-7 }, min-draws = 64, max-draws = 2e5 }",
                    "name = width-scaling-of-the-fourth-cumulant-at-one-point-with-a-long-name"), "exhausted");
            String stopped = daemon.submit(ENDLESS, "name = stopped-early");
            daemon.await(stopped, "running");
            daemon.act(stopped, "stop");
            String paused = daemon.submit(ENDLESS, "name = paused-for-the-night");
            daemon.await(paused, "running");
            daemon.act(paused, "pause");
            for (int i = 0; i < 18; i++) {
                daemon.submit(ENDLESS, "name = sweep-" + i, "seed = " + i);
            }
            browser.open(daemon.url() + "/?many");
            browser.await("document.querySelectorAll('tr[data-run]').length === 25"
                    + " && document.querySelector('[data-status=running]')");
            show("list-25");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldLookWellAtARun() throws IOException {
        try (var daemon = new RestartedRuns(folder, "quartic.daemon.max-running = 1")) {
            String converged = daemon.submit(SHORT, "name = converged");
            daemon.await(converged, "converged");
            show("run-converged", daemon, converged, LOOKED + " && document.title.startsWith('converged')");
            browser.evaluate("document.querySelector('#extend').click()");
            show("run-extend");
            String failed = daemon.submit("name = overflowing", "ensemble.sigma.value = 1e200");
            daemon.await(failed, "failed");
            show("run-failed", daemon, failed,
                    "document.title.startsWith('failed') && document.querySelector('pre').textContent");
            String running = daemon.submit(ENDLESS, "name = running");
            show("run-running", daemon, running,
                    "document.querySelector('.facts')?.innerText.match(/\\u2248/) && " + LOOKED
                            + " && Number(document.querySelector('.chart [data-points]').dataset.points) > 15");
            daemon.act(running, "stop");
            String many = daemon.submit(sixty());
            daemon.await(many, "exhausted");
            show("run-sixty", daemon, many, LOOKED + " && document.title.startsWith('exhausted')");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static String sixty() {
        var all = new ArrayList<List<Integer>>();
        IntStream.range(0, 4).forEach(a -> IntStream.rangeClosed(a, 4).forEach(b -> IntStream.rangeClosed(b, 4)
                .forEach(c -> IntStream.rangeClosed(c, 4).forEach(d -> all.add(List.of(a, b, c, d))))));
        return "name = sixty-four-points\npoints = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6], [1.4, 0.3]]\n"
                + "correlators.four-point = " + all.subList(0, 60)
                + "\nstop.target = null\nstop { target = { relative = 0.004 }, min-draws = 64, max-draws = 3e5 }";
    }
}
