package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A daemon as its users start it, on a port that was free. */
final class LaunchedDaemon {
    private static final String SERVING = "quartic: serving ";
    private static final long LIMIT_SECONDS = 30;

    private final Process process;
    private final String url;

    private LaunchedDaemon(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it serves. */
    static LaunchedDaemon start(Path data, String... options) throws IOException {
        var line = new ArrayList<>(
                List.of(Path.of("ops", "quartic").toAbsolutePath().toString(), "daemon", "--data-dir",
                        data.toString()));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader err = process.errorReader();
        var said = new ArrayList<String>();
        for (String each = err.readLine(); each != null; each = err.readLine()) {
            said.add(each);
            if (each.startsWith(SERVING)) {
                // What it says later is read, so that it is never kept from saying it.
                Thread.ofVirtual().start(() -> err.lines().forEach(_ -> {
                }));
                return new LaunchedDaemon(process, each.substring(SERVING.length()));
            }
        }
        throw new AssertionError("no daemon: " + said);
    }

    String url() {
        return url;
    }

    int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /** Stops it as a service manager would. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
