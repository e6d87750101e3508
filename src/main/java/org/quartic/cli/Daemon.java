package org.quartic.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.quartic.actor.RunService;
import org.quartic.http.CannotServeException;
import org.quartic.http.HttpServer;
import org.quartic.http.HttpSettings;
import org.quartic.simd.LaneKernels;
import org.quartic.store.DataDirectory;
import org.quartic.store.DataDirectoryException;
import org.quartic.store.PostgresSettings;
import org.quartic.store.PostgresStore;
import org.quartic.store.RunStore;
import org.quartic.store.StoreRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code quartic daemon} does. Apart from the command, which is made for every command line: the JVM loads much of what is used here
 * to verify it.
 *
 * @param own
 *            what goes before the packaged configuration
 */
record Daemon(Config own, int threads, Path dataDirectory, Interruption interruption, PrintWriter err) {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    /** Serves until it is told to stop; answers the exit code. */
    int serve() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        try (RunStore store = store(own);
                RunService runs = RunService.start(own, threads, store,
                        Build.current().provenance(threads));
                HttpServer server = HttpServer.start(runs,
                        HttpSettings.of(runs.configuration().getConfig("quartic.http")))) {
            interruption.onStop(stopped::countDown, runs.longestEnd().plus(HttpServer.LONGEST_END));
            LOG.info("{} kernels, {} threads", LaneKernels.CHOSEN, threads);
            LOG.info("serving {}", server.url());
            err.println("quartic: serving " + server.url());
            var lost = new AtomicReference<String>();
            runs.lost().thenAccept(reason -> {
                lost.set(reason);
                stopped.countDown();
            });
            stopped.await();
            if (lost.get() != null) {
                haltSoon();
                err.println("quartic: stopping, with nothing more kept: " + lost.get());
                return ExitCode.FAILURE;
            }
            err.println("quartic: stopping");
        } catch (DataDirectoryException fault) {
            throw new UsageFault("--data-dir: " + fault.getMessage());
        } catch (CannotServeException | StoreRefusedException | ConfigException fault) {
            throw new UsageFault(fault.getMessage());
        }
        return ExitCode.DONE;
    }

    /** What has come to a stop need not let itself be closed. */
    private static void haltSoon() {
        Thread.ofPlatform().daemon().name("last-resort").start(() -> {
            try {
                Thread.sleep(LONGEST_CLOSE);
                Runtime.getRuntime().halt(ExitCode.FAILURE);
            } catch (InterruptedException unheard) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private RunStore store(Config own) {
        Config section = own.withFallback(RunService.packaged()).resolve().getConfig("quartic.postgresql");
        return PostgresSettings.of(section, System.getenv()).<RunStore>map(PostgresStore::open)
                .orElseGet(() -> DataDirectory.open(dataDirectory));
    }
}
