package org.quartic.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quartic daemon}: serves runs over HTTP until told to stop. */
@Command(name = "daemon", description = "Serves runs over HTTP until it is told to stop: by Ctrl-C or SIGTERM, after which"
        + " the same command goes on with every run.", footer = {
                "%nExit codes: 0 stopped in order, 1 failure, 2 bad usage or configuration."})
final class DaemonCommand implements Callable<Integer> {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    @Spec
    private CommandSpec command;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private CommonOptions common;

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration file; see the operations page for its keys.")
    private Path config;

    @Option(names = "--data-dir", paramLabel = "DIR", description = {
            "Where runs are kept, unless the configuration names a PostgreSQL database. Default: ~/.local/share/quartic."})
    private Path dataDirectory = Path.of(System.getProperty("user.home"), ".local", "share", "quartic");

    @Option(names = "--host", paramLabel = "HOST", description = {
            "Where it can be reached. Default: 127.0.0.1, by this machine alone; elsewhere it needs a token."})
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8420; 0 for any that is free.")
    private Integer port;

    private final Interruption interruption;
    private final Terminal terminal;

    DaemonCommand(Interruption interruption, Terminal terminal) {
        this.interruption = interruption;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = new HashMap<String, Object>();
        Optional.ofNullable(host).ifPresent(value -> options.put("quartic.http.host", value));
        Optional.ofNullable(port).ifPresent(value -> options.put("quartic.http.port", value));
        Config own = DaemonConfig.of(Optional.ofNullable(config), options);
        Logging.forDaemon(LogFormat.of(own.withFallback(RunService.packaged()).resolve(), terminal));
        if (common.verbose()) {
            Logging.tellMore();
        }
        var stopped = new CountDownLatch(1);
        try (RunStore store = store(own);
                RunService runs = RunService.start(own, threads.threads(), store,
                        Build.current().provenance(threads.threads()));
                HttpServer server = HttpServer.start(runs,
                        HttpSettings.of(runs.configuration().getConfig("quartic.http")))) {
            interruption.onStop(stopped::countDown, runs.longestEnd().plus(HttpServer.LONGEST_END));
            // Set up here and not with the class: it takes a while, and this class is there for every command.
            Logger log = LoggerFactory.getLogger(DaemonCommand.class);
            log.info("{} kernels, {} threads", LaneKernels.CHOSEN, threads.threads());
            log.info("serving {}", server.url());
            command.commandLine().getErr().println("quartic: serving " + server.url());
            var lost = new AtomicReference<String>();
            runs.lost().thenAccept(reason -> {
                lost.set(reason);
                stopped.countDown();
            });
            stopped.await();
            if (lost.get() != null) {
                haltSoon();
                command.commandLine().getErr().println("quartic: stopping, with nothing more kept: " + lost.get());
                return ExitCode.FAILURE;
            }
            command.commandLine().getErr().println("quartic: stopping");
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
