package org.quartic.spec;

/** The symmetric law of a readout weight z, by its fourth moment at unit variance. */
public sealed interface Readout {

    /** gamma_z^4 / sigma_z^4, the fourth moment of the law scaled to unit variance; at least 1. */
    double fourthMoment();

    /** Normal: fourth moment 3. */
    record Gaussian() implements Readout {
        @Override
        public double fourthMoment() {
            return 3.0;
        }
    }

    /** Plus or minus one: fourth moment 1. */
    record Rademacher() implements Readout {
        @Override
        public double fourthMoment() {
            return 1.0;
        }
    }

    /** Uniform on [-sqrt 3, sqrt 3]: fourth moment 9/5. */
    record Uniform() implements Readout {
        @Override
        public double fourthMoment() {
            return 1.8;
        }
    }

    /** 0 or plus or minus sqrt(g), the latter together with probability 1/g: fourth moment g. */
    record ThreePoint(double fourthMoment) implements Readout {}
}
