package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecChangesTest {

    @Test
    void shouldHoldTheValuesAndNothingElse() {
        SpecChanges changes = SpecChanges.of(List.of("stop.max-draws=1e9", "stop.max-wall-time=90s"));
        assertThat(changes.faults()).isEmpty();
        assertThat(changes.json()).isEqualTo("{\"stop\":{\"max-draws\":1000000000,\"max-wall-time\":\"90s\"}}");
    }

    @Test
    void shouldPutOneAlternativeInThePlaceOfAnother() {
        assertThat(SpecChanges.of(List.of("stop.target.absolute=1e-6", "stop.target.relative=0.01")).json())
                .isEqualTo("{\"stop\":{\"target\":{\"relative\":0.01}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop.target", "stop..x=1", "stop.target={", "stop.max-draws=1, other=2",
            "stop.target=${HOME}", "stop.max-draws="})
    void shouldTellWhatIsNoValue(String override) {
        assertThat(SpecChanges.of(List.of(override)).faults()).isNotEmpty();
    }
}
