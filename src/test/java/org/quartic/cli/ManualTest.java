package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a shell and {@code man} are told of the commands. */
class ManualTest {

    private static final Surroundings AROUND = new Surroundings(new FakeEngine(), new Interruption(Duration.ZERO),
            new Terminal(false, StandardCharsets.UTF_8), () -> new TerminalSize(24, 80), _ -> Optional.empty(),
            Clock.systemUTC());

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        return Quartic.commandLine(AROUND, arguments).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private static Stream<String> commands() {
        return Quartic.whole(AROUND).getSubcommands().keySet().stream();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private List<String> said(String... line) throws Exception {
        Path file = directory.resolve("said");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(file.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(file);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldHaveAPageOfEveryCommand(String command) throws Exception {
        assertThat(execute("man", command)).isZero();
        String page = out.toString();
        assertThat(page).startsWith(".TH QUARTIC\\-" + command.toUpperCase(java.util.Locale.ROOT) + " 1 ")
                .contains("\n.SH NAME\nquartic\\-" + command + " \\- ", "\n.SH SYNOPSIS\n", "\n.SH OPTIONS\n",
                        "\\fB\\-\\-help\\fR");
        CommandLine asked = Quartic.whole(AROUND).getSubcommands().get(command);
        assertThat(asked.getCommandSpec().options()).isNotEmpty()
                .allSatisfy(option -> assertThat(page).contains(option.longestName().replace("-", "\\-")));
        assertWellMade(page);
    }

    @Test
    void shouldHaveAPageOfTheWhole() throws Exception {
        assertThat(execute("man")).isZero();
        assertThat(out.toString()).startsWith(".TH QUARTIC 1 ").contains("\n.SH COMMANDS\n.TP\n.B run\n",
                "QUARTIC_URL");
        commands().forEach(command -> assertThat(out.toString()).contains("\n.B " + command + "\n"));
        assertWellMade(out.toString());
        assertThat(execute("man", "nothing")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no command 'nothing'; allowed: run, check,");
    }

    /** No line is taken for a request that is text; and groff, where it is there, has nothing to say. */
    private void assertWellMade(String page) throws Exception {
        assertThat(page.lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|TP|B|I|PP|BR)( .*)?"));
        assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
        if (isThere("groff")) {
            Path file = Files.writeString(directory.resolve("page.1"), page);
            assertThat(said("groff", "-man", "-ww", "-z", "-Tutf8", file.toString())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void shouldPrintAScriptForAShell(String shell) {
        assertThat(execute("completion", shell)).isZero();
        assertThat(out.toString()).contains("complete -F _complete_quartic", "--compare-theory", "sweep");
    }

    @Test
    void shouldKnowItsShells() {
        assertThat(execute("completion", "fish")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("found 'fish'; allowed: bash or zsh");
    }

    @Test
    void shouldCompleteCommandsAndOptionsInBash() throws Exception {
        assumeThat(isThere("bash")).isTrue();
        execute("completion", "bash");
        Path script = Files.writeString(directory.resolve("script"), out.toString());
        assertThat(completed(script, "quartic", "swe")).contains("sweep");
        assertThat(completed(script, "quartic", "run", "--compa")).contains("--compare-theory");
        assertThat(completed(script, "quartic", "submit", "--prio")).contains("--priority");
    }

    private List<String> completed(Path script, String... words) throws IOException, Exception {
        return said("bash", "--norc", "-c", "source '" + script + "'; complete -p quartic; COMP_WORDS=("
                + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                + "; _complete_quartic 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }
}
