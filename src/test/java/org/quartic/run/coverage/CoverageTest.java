package org.quartic.run.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whether intervals hold what they say although runs choose when to stop. Some runs of every cell; {@code mvn -Pcoverage test} has thousands, and
 * writes the table to {@code target/coverage.md}.
 */
class CoverageTest {

    private static final Optional<Integer> ASKED = Optional.ofNullable(Integer.getInteger("quartic.test.coverage"));
    private static final int RUNS = ASKED.orElse(40);

    @Test
    void shouldCoverAsOftenAsAnytimeIntervalsSay() throws IOException {
        List<Tally> tallies = CoverageCase.all().stream().flatMap(each -> CoverageStudy.of(each).tallies(RUNS).stream())
                .toList();
        List<Tally> all = new ArrayList<>(tallies);
        all.addAll(ofThePlainScript());
        if (ASKED.isPresent()) {
            Files.writeString(Path.of("target", "coverage.md"), new CoverageTable(all).markdown());
        }
        assertThat(tallies).filteredOn(tally -> tally.rule().equals("anytime")).isNotEmpty()
                .allSatisfy(tally -> assertThat(tally.shortfall()).as("%s, %s, %s", tally.name(), tally.target(),
                        tally.confidence()).isLessThan(3));
        // All cells of a confidence together: some tens of runs of one would not notice an interval of half its width.
        for (double confidence : CoverageStudy.CONFIDENCES) {
            assertThat(tallies.stream().filter(
                    tally -> tally.rule().equals("anytime") && tally.confidence() == confidence)
                    .mapToDouble(Tally::observed).average().orElseThrow()).isGreaterThan(confidence);
        }
    }

    /** The study sees what does not hold: an error bar that stops a run when it is small for once. */
    @Test
    void shouldSeeThatAPlainScriptDoesNotCover() {
        assertThat(ofThePlainScript()).allSatisfy(tally -> assertThat(tally.shortfall()).isGreaterThan(3));
    }

    private static List<Tally> ofThePlainScript() {
        double exact = CoverageStudy.of(CoverageCase.FIELD).exact().getFirst();
        return List.of(0.12, 0.1).stream().map(target -> new PlainScript(target).tally(CoverageCase.FIELD, exact, RUNS))
                .toList();
    }
}
