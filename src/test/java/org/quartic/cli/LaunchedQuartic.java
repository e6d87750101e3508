package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Starts {@code ops/quartic} as a process that works in a directory of its own. It has to find the build there is: where it would call
 * Maven, it finds one that does nothing but fail.
 */
final class LaunchedQuartic {
    private static final Path LAUNCHER = Path.of("ops", "quartic").toAbsolutePath();
    private static final long LIMIT_SECONDS = 100;

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** What a process left behind. */
    record Ended(int code, String out, String err) {

        /** What Java itself says at every start because of the module of the vector code, and nothing can keep it from. */
        private static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector\n";

        Ended {
            err = err.replace(INCUBATOR, "");
        }
    }

    LaunchedQuartic(Path directory) throws IOException {
        this.directory = directory;
        Path maven = Files.createDirectories(directory.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho 'the tests do not build' >&2\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", maven.getParent() + File.pathSeparator + System.getenv("PATH"));
    }

    /** The same with one more variable in its environment. */
    LaunchedQuartic with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Ended run(String... arguments) throws Exception {
        return run(LAUNCHER, arguments);
    }

    Ended run(Path launcher, String... arguments) throws Exception {
        Path err = output("err");
        Process process = builder(launcher, arguments).redirectError(err.toFile()).start();
        return ended(process, () -> Files.readString(err));
    }

    /** Sends this signal as soon as standard error says this. */
    Ended runAndSend(String signal, String said, String... arguments) throws Exception {
        Process process = builder(LAUNCHER, arguments).start();
        var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        String line = "";
        while (line != null && !line.contains(said)) {
            line = err.readLine();
            lines.add(line);
        }
        assertThat(line).as("nothing like '%s' in %s", said, lines).isNotNull();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        return ended(process, () -> err.lines().collect(Collectors.joining("\n")));
    }

    private Ended ended(Process process, Callable<String> err) throws Exception {
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output("out")), err.call());
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder builder(Path launcher, String... arguments) {
        var line = new ArrayList<String>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectOutput(output("out").toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private Path output(String name) {
        return directory.resolve(".standard-" + name);
    }
}
