package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specs that speed is compared on are what they are said to be. */
class ComparisonSpecsTest {
    private static final Path FOLDER = Path.of("ops", "compare");

    @ParameterizedTest
    @CsvSource({"field-small, 4, 2, 64", "field-medium, 16, 16, 64", "field-large, 32, 32, 512",
            "collapsed-small, 4, 2, 64",
            "collapsed-medium, 16, 16, 64", "collapsed-large, 32, 32, 512"})
    void shouldHaveTheSizesOfTheirNames(String name, int points, int dimension, int width) throws IOException {
        Path file = FOLDER.resolve(name + ".conf");
        SpecReading reading = SpecReader.read(Files.readString(file), ConfigSyntax.CONF, file.toString(), "none",
                List.of());
        assertThat(reading).isInstanceOf(SpecReading.Valid.class);
        RunSpec spec = ((SpecReading.Valid) reading).spec();
        assertThat(spec.name()).isEqualTo(name);
        assertThat(Specs.resolved(spec).estimator())
                .isEqualTo(name.startsWith("field") ? Estimator.FIELD : Estimator.COLLAPSED);
        assertThat(spec.points()).hasSize(points);
        assertThat(spec.spacetimeDimension()).isEqualTo(dimension);
        assertThat(spec.ensemble().width()).isEqualTo(new Width.Finite(width));
        assertThat(spec.ensemble().embedding()).isEqualTo(new Embedding.Coordinates());
        assertThat(spec.ensemble().sequence()).isEqualTo(new Sequence.Points());
    }

    @Test
    void shouldBeAllThatThereAre() throws IOException {
        try (var files = Files.list(FOLDER)) {
            Set<String> specs = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".conf"))
                    .collect(Collectors.toSet());
            assertThat(specs).hasSize(6);
        }
    }
}
