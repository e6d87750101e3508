package org.quartic.spec;

/** The symmetric law of a readout weight z, by its moments at unit variance. */
public sealed interface Readout {

    /** gamma_z^4 / sigma_z^4, the fourth moment of the law scaled to unit variance; at least 1. */
    double fourthMoment();

    /** The sixth moment of the law scaled to unit variance. */
    double sixthMoment();

    /** Normal: fourth moment 3, sixth 15. */
    record Gaussian() implements Readout {
        @Override
        public double fourthMoment() {
            return 3.0;
        }

        @Override
        public double sixthMoment() {
            return 15.0;
        }
    }

    /** Plus or minus one: every even moment 1. */
    record Rademacher() implements Readout {
        @Override
        public double fourthMoment() {
            return 1.0;
        }

        @Override
        public double sixthMoment() {
            return 1.0;
        }
    }

    /** Uniform on [-sqrt 3, sqrt 3]: fourth moment 9/5, sixth 27/7. */
    record Uniform() implements Readout {
        @Override
        public double fourthMoment() {
            return 1.8;
        }

        @Override
        public double sixthMoment() {
            return 27.0 / 7.0;
        }
    }

    /** 0 or plus or minus sqrt(g), the latter together with probability 1/g: fourth moment g, sixth g^2. */
    record ThreePoint(double fourthMoment) implements Readout {
        @Override
        public double sixthMoment() {
            return fourthMoment * fourthMoment;
        }
    }
}
