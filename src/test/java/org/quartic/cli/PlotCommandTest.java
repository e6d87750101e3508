package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.plot.Sweeps;
import org.quartic.run.ResultJson;

class PlotCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeWhatCanBePlotted() throws IOException {
        write("result.json", ResultJson.text(Sweeps.result("a", 0.1, 0.2)));
        write("other.json", ResultJson.text(Sweeps.result("a", 0.2, 0.3)));
        write("sweep.json", ResultJson.pretty(Sweeps.overWidth("a")));
        write("history.json", ResultJson.pretty(Sweeps.history()));
        write("empty.json", "");
        write("two.json", "{\"looks\":[]} {\"looks\":[]}");
        write("text.json", "words");
        write("list.json", "[]");
        write("spec.json", "{\"schema\":\"quartic.check/1\"}");
        write("damaged.json", "{\"schema\":\"quartic.sweep/1\",\"axes\":1}");
        write("hollow.json", "{\"schema\":\"quartic.result/1\"}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private int plot(String line) {
        String[] arguments = Stream.concat(Stream.of("plot"), Arrays.stream(line.split(" ")))
                .map(each -> each.matches("(?i).*\\.(json|svg|png|pdf)") ? directory.resolve(each).toString() : each)
                .toArray(String[]::new);
        return Quartic.commandLine(new Surroundings(new FakeEngine(), new Interruption(Duration.ZERO),
                new Terminal(false, StandardCharsets.UTF_8), () -> TerminalSize.USUAL, _ -> Optional.empty(),
                Clock.systemUTC()), arguments).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void shouldPutAnSvgBesideTheFirstInput() throws IOException {
        assertThat(plot("sweep.json")).as("%s", err).isZero();
        assertThat(out.toString() + err).isEmpty();
        assertThat(read("sweep.svg")).startsWith("<?xml").contains("width=\"86mm\" height=\"60mm\"");
        assertThat(plot("history.json")).isZero();
        assertThat(read("history.svg")).contains("width=\"86mm\" height=\"95mm\"", "draws");
        assertThat(plot("result.json --width 120 --height 900px --title Title")).isZero();
        assertThat(read("result.svg")).contains("width=\"120mm\" height=\"76.2mm\"", ">Title<");
    }

    @Test
    void shouldWriteAPngWhereTheNameEndsSo() throws IOException {
        assertThat(plot("sweep.json --out plot.PNG")).isEqualTo(plot("sweep.json --out plot.png")).isZero();
        assertThat(Files.readAllBytes(directory.resolve("plot.png"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void shouldTellResultsOfOneNameApartByTheirFiles() throws IOException {
        assertThat(plot("result.json other.json --quantity four-point --out both.svg")).isZero();
        assertThat(read("both.svg")).contains(">result<", ">other<", ">0 1 2 3<");
    }

    @Test
    void shouldTakeFourPointsAndTargetsOfAHistoryFromTheResultAfterIt() throws IOException {
        assertThat(plot("history.json result.json --four-point 0,1,2,3")).as("%s", err).isZero();
        assertThat(read("history.svg")).contains(">target<");
        assertThat(plot("result.json history.json")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldNotReplaceWhatItPlots() throws IOException {
        write("result.svg", read("result.json"));
        assertThat(plot("result.svg")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("result.svg, which it is made from");
        assertThat(read("result.svg")).isEqualTo(read("result.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "nowhere.json | nowhere.json: there is no such file",
            "empty.json | empty.json: found no schema and no looks; expected a history",
            "text.json | text.json: found no JSON",
            "list.json | list.json: found no schema and no looks",
            "spec.json | spec.json: found the schema \"quartic.check/1\"; expected a history",
            "damaged.json | damaged.json: axes: found 1; expected a list",
            "hollow.json | hollow.json: a result without name",
            "sweep.json result.json | result.json: found a result of the schema quartic.result/1; expected for a plot of sweep",
            "result.json --kind sweep | result.json: found a result of the schema quartic.result/1; expected for a plot of sweep",
            "sweep.json --kind bars | 'bars' is none of convergence, correlators, sweep",
            "sweep.json --out plot.pdf | allowed: a file ending in .svg or .png",
            "sweep.json --out nowhere/plot.svg | there is no directory",
            "sweep.json --width 1mm | found '1mm'; allowed: 20mm to 500mm",
            "sweep.json --width wide | found 'wide'; allowed: 20mm to 500mm",
            "sweep.json --width 20mm --height 20mm | there is no room for the plot",
            "sweep.json --four-point 0,1,2 | found '0,1,2'; allowed: four indices of points",
            "sweep.json --quantity bound | --quantity: found bound; allowed here: four-point",
            "sweep.json --log-y on | --log-y on: found values of both signs",
            "sweep.json --log-x maybe | 'maybe' is none of on, off, auto", "--kind sweep | RESULT",
            "two.json | two.json: found no JSON"})
    void shouldRefuseWhatCannotBePlottedAndLeaveNothingBehind(String line, String told) throws IOException {
        assertThat(plot(line)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("quartic: ").contains(told);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).allMatch(file -> file.toString().endsWith(".json"));
        }
    }
}
