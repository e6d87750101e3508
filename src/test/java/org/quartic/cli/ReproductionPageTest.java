package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.quartic.reproduction.Claims;
import org.quartic.reproduction.Verdict;

/** The page that holds the verdicts of a report is about the claims that there are. */
class ReproductionPageTest {
    private static final Path PAGES = Path.of("src", "site", "markdown");

    private static String page() throws IOException {
        return Files.readString(PAGES.resolve("reproduction.md"));
    }

    private static List<List<String>> rows() throws IOException {
        String table = page().split("<!-- from the report -->")[1].split("<!-- end of the report -->")[0];
        return table.lines().filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split("(?<!\\\\) \\| "))).toList();
    }

    @Test
    void shouldHoldEveryClaimInItsOrderAsTheProgramSaysIt() throws IOException {
        assertThat(rows()).extracting(List::getFirst)
                .isEqualTo(Claims.names().stream().map(name -> "`" + name + "`").toList());
        assertThat(rows()).extracting(row -> row.get(1))
                .isEqualTo(Claims.ALL.stream().map(claim -> claim.statement().equations()).toList());
        assertThat(rows()).extracting(row -> row.get(3))
                .isEqualTo(Claims.ALL.stream().map(claim -> claim.statement().said()).toList());
        assertThat(rows()).allSatisfy(row -> assertThat(row).hasSize(10));
    }

    @Test
    void shouldCountItsVerdicts() throws IOException {
        List<String> verdicts = rows().stream().map(List::getLast).toList();
        var counts = new StringBuilder("**" + Claims.ALL.size() + " claims: ");
        for (Verdict verdict : Verdict.values()) {
            long count = verdicts.stream().filter(("**" + verdict.word() + "**")::equals).count();
            counts.append(count).append(' ').append(verdict.word())
                    .append(verdict == Verdict.INCONCLUSIVE ? "**" : ", ");
        }
        assertThat(page()).contains(counts).contains("`quartic reproduce --out DIR`: ");
    }

    @Test
    void shouldShowPicturesThatAreThere() throws IOException {
        List<String> pictures = Pattern.compile("]\\((\\.\\./resources/[^)]+)\\)").matcher(page()).results()
                .map(result -> result.group(1)).toList();
        assertThat(pictures).hasSize(3)
                .allSatisfy(picture -> assertThat(PAGES.resolve(picture)).content().contains("<svg"));
    }
}
