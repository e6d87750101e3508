package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {
    private Process program;

    private BufferedReader startedAs(String behaviour) throws IOException {
        program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), InterruptedProgram.class.getName(), behaviour)
                .redirectErrorStream(true).start();
        BufferedReader output = program.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        return output;
    }

    @AfterEach
    void endTheProgram() {
        program.destroyForcibly();
    }

    // SIGTERM; Process.destroy would also close the output that is to be read.
    private void interrupt() {
        program.toHandle().destroy();
    }

    private int exitCode() throws InterruptedException {
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    @Test
    void shouldLetTheRunStopAndPrintWhatItKnows() throws Exception {
        BufferedReader output = startedAs("stops");
        interrupt();
        assertThat(exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output.readLine()).isEqualTo("partial result");
        assertThat(output.readLine()).isNull();
    }

    @Test
    void shouldNotWaitForeverForARunThatDoesNotStop() throws Exception {
        BufferedReader output = startedAs("hangs");
        interrupt();
        assertThat(exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output.readLine()).isEqualTo("asked");
        assertThat(output.readLine()).contains("did not stop");
    }

    @Test
    void shouldEndAtOnceWhereNothingIsUnderWay() throws Exception {
        BufferedReader output = startedAs("has-not-begun");
        interrupt();
        assertThat(exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output.readLine()).isNull();
    }

    @Test
    void shouldNotDisturbAnOrdinaryEnd() throws Exception {
        BufferedReader output = startedAs("ends");
        assertThat(exitCode()).isEqualTo(ExitCode.BUDGET);
        assertThat(output.readLine()).isNull();
    }
}
