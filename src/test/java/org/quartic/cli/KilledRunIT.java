package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed and interrupted in the middle of a run and started again. */
@Timeout(180)
class KilledRunIT {
    private static final Path LAUNCHER = Path.of("ops", "quartic").toAbsolutePath();
    private static final int KILLS = 3;

    @TempDir
    private Path directory;

    private Path spec;
    private Path err;

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(directory.resolve("small.conf"), """
                seed = 11
                points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
                ensemble { width = 4 }
                sampling = pseudo-random
                correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1]] }
                stop { target = { absolute = 2.2e-5 } }
                """);
    }

    /** Each process has a file of its own for standard error; {@code err} is that of the latest. */
    private Process start(String name, String... more) throws IOException {
        err = directory.resolve(name + ".err");
        var line = new ArrayList<String>(List.of(LAUNCHER.toString(), "run", spec.toString(), "--format", "json"));
        line.addAll(List.of(more));
        var builder = new ProcessBuilder(line).redirectOutput(directory.resolve(name).toFile())
                .redirectError(err.toFile());
        builder.environment().put("QUARTIC_JAVA_OPTS", "-Dquartic.memory.checkpoint-interval=300ms");
        return builder.start();
    }

    /** Whether it is still computing so long after it has said this. */
    private boolean computes(Process process, String said, int millis) throws IOException, InterruptedException {
        while (!Files.readString(err).contains(said)) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private int ended(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The result, without what is not a pure function of the spec. */
    private ObjectNode result(String name) throws IOException {
        var json = (ObjectNode) JsonMapper.builder().build().readTree(directory.resolve(name).toFile());
        json.remove(List.of("wall-seconds", "cpu-seconds", "provenance"));
        return json;
    }

    private String[] remembering() {
        return new String[]{"--verbose", "--data-dir", directory.resolve("data").toString()};
    }

    @Test
    void shouldReachTheSameBitsAfterKillsAndAnInterruption() throws Exception {
        assertThat(ended(start("undisturbed"))).isEqualTo(ExitCode.DONE);
        var random = new SplittableRandom(20260210);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start("killed", remembering());
            if (computes(process, "starting after block", 200 + random.nextInt(600))) {
                process.destroyForcibly().waitFor();
            }
        }
        Process interrupted = start("interrupted", remembering());
        if (computes(interrupted, "a checkpoint is persisted", 1)) {
            interrupted.toHandle().destroy();
            assertThat(ended(interrupted)).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(result("interrupted").path("status").textValue()).isEqualTo("stopped");
        }
        assertThat(ended(start("finished", remembering()))).as(Files.readString(err))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(err)).as("it went on, or had nothing left to do")
                .doesNotContain("starting after block 0,");
        assertThat(result("finished")).isEqualTo(result("undisturbed"));
        assertThat(ended(start("again", remembering()))).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(directory.resolve("again"))).isEqualTo(
                Files.readString(directory.resolve("finished")));
    }

    @Test
    void shouldRefuseADirectoryAnotherProcessHas() throws Exception {
        Process first = start("first", remembering());
        Path lock = directory.resolve("data").resolve("lock");
        while (!Files.exists(lock) || Files.size(lock) == 0) {
            assertThat(first.isAlive()).isTrue();
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(ended(start("second", remembering()))).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(err)).contains("in use by another process (" + first.pid());
        assertThat(Files.readString(directory.resolve("second"))).isEmpty();
        first.destroyForcibly().waitFor();
    }
}
