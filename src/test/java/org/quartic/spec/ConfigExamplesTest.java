package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specs people start from are right, and so are the commands in their comments. */
class ConfigExamplesTest {
    private static final Path CONFIG = Path.of("config");
    private static final List<String> EXAMPLES = List.of("quickstart", "single-head", "free-field", "no-mixing",
            "many-heads", "shared-tokens", "width-scaling", "quasi-monte-carlo", "six-point");
    private static final Pattern OVERRIDE = Pattern.compile("--set (?:'([^']+)'|(\\S+=[^\\s;]+))");

    private static String text(String example) throws IOException {
        return Files.readString(CONFIG.resolve(example + ".conf"));
    }

    private static SpecReading read(String example, List<String> overrides) throws IOException {
        return SpecReader.read(text(example), ConfigSyntax.CONF, example + ".conf", example, overrides);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "single-head", "free-field", "no-mixing", "many-heads", "shared-tokens",
            "width-scaling", "quasi-monte-carlo", "six-point"})
    void shouldBeValidAsIsAndWithTheOverridesItsCommentsName(String example) throws IOException {
        SpecReading reading = read(example, List.of());
        assertThat(reading).isInstanceOf(SpecReading.Valid.class);
        assertThat(((SpecReading.Valid) reading).spec().name()).isEqualTo(example);
        Matcher override = OVERRIDE.matcher(text(example));
        while (override.find()) {
            String setting = override.group(1) == null ? override.group(2) : override.group(1);
            SpecReading changed = read(example, List.of(setting.replaceAll("\\$\\w+", "16")));
            assertThat(changed).as(setting).isInstanceOf(SpecReading.Valid.class);
        }
    }

    @Test
    void shouldShowEveryKeyOfTheSchema() throws IOException {
        var all = new StringBuilder();
        for (String example : EXAMPLES) {
            all.append(text(example));
        }
        List<String> words = SpecKeys.ALL.stream().flatMap(path -> List.of(path.split("\\.")).stream()).distinct()
                .toList();
        assertThat(words)
                .allSatisfy(key -> assertThat(all).containsPattern("(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-])"));
    }

    @Test
    void shouldHoldTheEnsembleOfTheReferenceValues() throws IOException {
        RunSpec spec = ((SpecReading.Valid) read("quickstart", List.of())).spec();
        assertThat(spec.points()).containsExactly(Point.of(0.5, 0.1), Point.of(0.9, -0.4), Point.of(-0.3, 0.8),
                Point.of(0.2, 0.6));
        assertThat(spec.ensemble()).isEqualTo(new EnsembleSpec(1, new Width.Finite(64), Mixing.SOFTMAX,
                ScoreScaling.SQRT_WIDTH, new Sequence.Points(), new Embedding.Coordinates(),
                new Sigmas(1.5, 1.2, 1.1, 0.9), new Readout.Gaussian()));
        assertThat(spec.stop().target()).containsExactly(new Target.Absolute(1e-5));
    }

    @Test
    void shouldCoverEveryExampleThatIsThere() throws IOException {
        try (var files = Files.list(CONFIG)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsAll(EXAMPLES.stream().map(example -> example + ".conf").toList());
        }
    }
}
