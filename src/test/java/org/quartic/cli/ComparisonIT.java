package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of speeds, which nothing else compiles before somebody wants it. */
class ComparisonIT {
    private static final Path FOLDER = Path.of("ops", "compare");
    private static final long LIMIT_SECONDS = 100;

    @TempDir
    private Path directory;

    private record Ended(int code, String out, String err) {}

    private Ended run(String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var line = new ArrayList<>(List.of(FOLDER.resolve("compare").toAbsolutePath().toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** With the class path of the tests: the bare loop is made of Quartic's own parts. */
    @Test
    void shouldCompileWithoutWarning() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null); var files = Files.list(FOLDER)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(messages, manager, null,
                    List.of("-d", directory.toString(), "-Xlint:all", "-Werror", "-proc:none", "-classpath",
                            System.getProperty("java.class.path")),
                    null, manager.getJavaFileObjectsFromPaths(sources)).call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    @Test
    void shouldSayHowItIsUsed() throws Exception {
        Ended ended = run("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("Usage: ops/compare/compare").contains("--rounds", "field-large", "error");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws Exception {
        Ended ended = run("--cases=field-small,huge");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("compare: no case 'huge'").contains("Usage:");
        assertThat(ended.out()).isEmpty();
    }
}
