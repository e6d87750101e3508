package org.quartic.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is next. */
class ClaimTest {

    @Test
    void shouldBeginAllThenGoOnWithTheFurthestAndLeaveTheHopelessForLast() {
        Claim near = new Claim(true, true, 1.5);
        Claim far = new Claim(true, true, 20.0);
        Claim hopeless = new Claim(true, false, 1e9);
        Claim unknown = new Claim(true, false, Double.NaN);
        assertThat(List.of(hopeless, near, Claim.NEW, unknown, far).stream().sorted(Claim.BY_STRENGTH.reversed()))
                .containsExactly(Claim.NEW, far, near, unknown, hopeless);
    }
}
