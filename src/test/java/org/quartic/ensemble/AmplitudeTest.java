package org.quartic.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartic.spec.Momentum;
import org.quartic.spec.Profile;

class AmplitudeTest {

    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    @Test
    void shouldKnowTheVolumeOfBalls() {
        assertThat(Math.exp(Amplitude.logBallVolume(1, 2.0))).isCloseTo(4.0, within(1e-13));
        assertThat(Math.exp(Amplitude.logBallVolume(2, 2.0))).isCloseTo(4.0 * Math.PI, within(1e-12));
        assertThat(Math.exp(Amplitude.logBallVolume(3, 2.0))).isCloseTo(32.0 * Math.PI / 3.0, within(1e-12));
        assertThat(Math.exp(Amplitude.logBallVolume(4, 1.0))).isCloseTo(Math.PI * Math.PI / 2.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0, 4.0", "2, 1.0, 4.0", "3, 1.0, 4.0", "4, 0.3, 2.0", "7, 0.9, 1.0", "1, 5.0, 1.0", "2, 5.0, 1.0",
            "3, 1.0, 1.0",
            "5, 100.0, 1.0", "12, 0.99, 1.0", "60, 1.3, 1.0", "200, 0.4, 1.0", "200, 2.0, 1.0"})
    void shouldIntegrateThePropagatorOverTheBall(int dimension, double mass, double cutoff) {
        // Panels of a Gauss rule in r, refined enough for every case here.
        double radial = 0.0;
        int panels = 256;
        for (int i = 0; i < panels; i++) {
            radial += RULES.legendre(20, cutoff * i / panels, cutoff * (i + 1) / panels)
                    .integrate(r -> Math.pow(r, dimension - 1.0) / (r * r + mass * mass));
        }
        double sphere = dimension * Math.exp(Amplitude.logBallVolume(dimension, 1.0));

        double z = Math.exp(Amplitude.logPropagatorIntegral(dimension, mass, cutoff));

        assertThat(z / (sphere * radial)).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void shouldRefuseAmplitudesBeyondTheRangeOfDoubles() {
        assertThatThrownBy(() -> Amplitude.of(new Profile.FreeScalar(1.0), new Momentum.Ball(0.1), 500))
                .isInstanceOf(UnsupportedEnsembleException.class).hasMessageContaining("500 dimensions");
    }

    @Test
    void shouldMakeTheFreePropagatorFromEitherLaw() {
        // (2.28) at x = y: E[F^2] is the cut-off integral Z / (2 pi)^d of (2.29) for both laws.
        double z = Math.exp(Amplitude.logPropagatorIntegral(3, 1.0, 4.0)) / Math.pow(2.0 * Math.PI, 3);
        Amplitude propagator = Amplitude.of(new Profile.FreeScalar(1.0), new Momentum.Propagator(1.0, 4.0), 3);
        Amplitude ball = Amplitude.of(new Profile.FreeScalar(1.0), new Momentum.Ball(4.0), 3);

        double overBall = RULES.legendre(24, 0.0, 4.0)
                .integrate(r -> 3.0 * r * r / 64.0 * Math.pow(ball.at(r * r), 2) / 2.0);

        assertThat(Math.pow(propagator.at(7.0), 2) / 2.0).isCloseTo(z, within(1e-15));
        assertThat(overBall).isCloseTo(z, within(1e-12));
    }
}
