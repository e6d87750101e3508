package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspellingTest {
    private static final List<String> KNOWN = List.of("run", "check", "resume", "daemon");

    @ParameterizedTest
    @CsvSource({"rnu, run", "runn, run", "un, run", "cehck, check", "rezumee, resume", "deamon, daemon",
            "check, check"})
    void shouldFindTheWordMeant(String word, String meant) {
        assertThat(Misspelling.meant(word, KNOWN)).contains(meant);
    }

    @Test
    void shouldNotGuessWhereNothingIsNear() {
        assertThat(Misspelling.meant("frobnicate", KNOWN)).isEmpty();
        assertThat(Misspelling.meant("", KNOWN)).isEmpty();
    }
}
