package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request may put in the place of parts of a run's stop section. */
class StopRequestTest {

    private static final RunSpec SPEC = Specs.resolved(Specs.with(
            "stop { target = { absolute = 1e-3 }, rule = standard-error, max-draws = 1e6, min-draws = 64 }"));

    private static RunSpec valid(String text) {
        return switch (SpecReader.readStop(text, ConfigSyntax.CONF, SPEC)) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(List<SpecFault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(String text, ConfigSyntax syntax) {
        return switch (SpecReader.readStop(text, syntax, SPEC)) {
            case SpecReading.Valid(RunSpec spec) -> throw new AssertionError(spec);
            case SpecReading.Faulty(List<SpecFault> faults) -> faults.stream().map(SpecFault::describe).toList();
        };
    }

    @Test
    void shouldReplaceTheKeysThatAreGivenAndKeepTheRest() {
        RunSpec extended = valid("stop { target = { relative = 0.01 }, max-draws = 1e9 }");
        assertThat(extended).isEqualTo(Specs.resolved(Specs.with(
                "stop { target = null, target = { relative = 0.01 }, rule = standard-error, max-draws = 1e9, min-draws = 64,"
                        + " expected-draws = 1000000 }")));
        assertThat(SpecDigest.ofDraws(extended)).isEqualTo(SpecDigest.ofDraws(SPEC));
    }

    /** Else its interval would be tuned to what its draws have told. */
    @Test
    void shouldRefuseOtherExpectedDraws() {
        for (String own : List.of("1000000", "1e6", "1000000.0")) {
            assertThat(valid("stop.expected-draws = " + own)).isEqualTo(SPEC);
        }
        for (String other : List.of("999", "auto", "null", "1e9")) {
            assertThat(faults("stop.expected-draws = " + other, ConfigSyntax.CONF)).singleElement().asString()
                    .contains("stop.expected-draws: found ", "that of the run, 1000000");
        }
    }

    @Test
    void shouldRefuseEverythingElse() {
        assertThat(faults("stop.max-draws = 1e9\nseed = 2\npoints = []", ConfigSyntax.CONF)).hasSize(2)
                .allSatisfy(fault -> assertThat(fault).contains("stop alone"));
        assertThat(faults("{}", ConfigSyntax.JSON)).singleElement().asString().contains("stop");
        assertThat(faults("{\"stop\": 3}", ConfigSyntax.JSON)).isNotEmpty();
        assertThat(faults("stop.maxdraws = 1e9", ConfigSyntax.CONF)).singleElement().asString().contains("maxdraws");
        assertThat(faults("stop.max-draws = 8", ConfigSyntax.CONF)).isNotEmpty();
        assertThat(faults("stop.target.absolute = ${?HOME}", ConfigSyntax.CONF)).isNotEmpty();
        assertThat(faults("not json", ConfigSyntax.JSON)).isNotEmpty();
    }
}
