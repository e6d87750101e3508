package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages one learns from: every command on them is run, and says what the page says. A block of {@code hocon} is a file, whose first line
 * names it; in a block of {@code text} a line that begins with {@code $ quartic} is a command, and what follows its output, in which
 * {@code ...} stands for any lines. Times and numbers of threads are not compared; pictures are, byte by byte. With {@code -Dquartic.test.pages=write} the outputs on the
 * pages are written anew.
 */
class PagesTest {

    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final boolean WRITES = "write".equals(System.getProperty("quartic.test.pages"));
    private static final String COMMAND = "$ quartic ";
    private static final Pattern FILE = Pattern.compile("# ([\\w-]+\\.conf)\\b.*");
    private static final Pattern PICTURE = Pattern.compile("!\\[.*]\\((.*)\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FILE_NAME = Pattern.compile("[\\w/-]+\\.(conf|json|svg|png|npz|csv|parquet)|[\\w-]+/");
    /** Of a run, a sweep and a forecast. */
    private static final Pattern TIMES = Pattern.compile(
            ", in [\\d.e-]+ \\S+ \\(.*\\)$|, [\\d.e-]+ \\S+ of processor time$|, about [\\d.e-]+ \\S+ \\(a pilot.*$");

    @TempDir
    private Path directory;

    private String outputOf(String line) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] arguments = WORD.matcher(line.substring(COMMAND.length())).results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> FILE_NAME.matcher(word).matches() ? directory.resolve(word).toString() : word)
                .toArray(String[]::new);
        var around = new Surroundings(new LocalEngine(), new Interruption(Duration.ZERO),
                new Terminal(false, StandardCharsets.UTF_8), () -> new TerminalSize(24, 100), _ -> Optional.empty(),
                Clock.systemUTC());
        Quartic.commandLine(around, arguments).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
        return (out + err.toString()).replace(directory + "/", "");
    }

    private void copyExamples() throws IOException {
        try (Stream<Path> examples = Files.walk(Path.of("config"))) {
            for (Path example : examples.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(example);
                Files.createDirectories(copy.getParent());
                Files.copy(example, copy);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tutorial", "cookbook"})
    void shouldSayWhatIsSo(String name) throws IOException {
        copyExamples();
        Path page = PAGES.resolve(name + ".md");
        List<String> lines = Files.readAllLines(page);
        var written = new ArrayList<String>();
        int commands = 0;
        for (int i = 0; i < lines.size(); i++) {
            written.add(lines.get(i));
            if (lines.get(i).equals("```hocon")) {
                Matcher file = FILE.matcher(lines.get(i + 1));
                assertThat(file.matches()).as("%s:%d names its file", page, i + 2).isTrue();
                int end = endOf(lines, i);
                Files.write(directory.resolve(file.group(1)), lines.subList(i + 1, end));
            } else if (lines.get(i).startsWith(COMMAND)) {
                int end = i + 1;
                while (!lines.get(end).startsWith("$ ") && !lines.get(end).equals("```")) {
                    end++;
                }
                List<String> shown = lines.subList(i + 1, end);
                List<String> found = outputOf(lines.get(i)).stripTrailing().lines().map(String::stripTrailing).toList();
                commands++;
                if (!WRITES) {
                    List<String> output = found.stream().map(PagesTest::timeless).toList();
                    assertThat(matches(shown, output)).as("%s:%d: %s says\n%s\nand not what is shown:\n%s", page, i + 1,
                            lines.get(i), String.join("\n", output), String.join("\n", shown)).isTrue();
                }
                written.addAll(shown.contains("...") ? shown : found);
                i = end - 1;
            }
        }
        assertThat(commands).isGreaterThan(5);
        if (WRITES) {
            Files.write(page, written);
        }
        for (String line : lines) {
            Matcher picture = PICTURE.matcher(line);
            if (picture.matches()) {
                Path shown = PAGES.resolve(picture.group(1)).normalize();
                Path found = directory.resolve(shown.getFileName());
                if (WRITES) {
                    Files.createDirectories(shown.getParent());
                    Files.copy(found, shown, StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(found).hasSameBinaryContentAs(shown);
            }
        }
    }

    private static int endOf(List<String> lines, int start) {
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return end;
    }

    private static String timeless(String line) {
        return TIMES.matcher(line).replaceAll("");
    }

    /** Whether the output is what is shown, where a line of dots stands for any lines. */
    private static boolean matches(List<String> shown, List<String> output) {
        var pattern = new StringBuilder();
        for (String line : shown) {
            pattern.append(
                    line.strip().equals("...") ? "(?:.*\n)*?" : Pattern.quote(timeless(line.stripTrailing())) + "\n");
        }
        return Pattern.matches(pattern.toString(), String.join("\n", output) + (output.isEmpty() ? "" : "\n"));
    }
}
