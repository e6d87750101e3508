package org.quartic.cli;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quartic.actor.RunService;
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
        return new Daemon(own, threads.threads(), dataDirectory, interruption, command.commandLine().getErr()).serve();
    }
}
