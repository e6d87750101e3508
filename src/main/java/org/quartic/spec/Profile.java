package org.quartic.spec;

/** The amplitude F(b) of a cos-net feature. */
public sealed interface Profile {

    /** F(b) = value for every momentum. Minus zero is zero: equal values have equal bits. */
    record Constant(double value) implements Profile {
        public Constant {
            value += 0.0;
        }
    }

    /** F such that (2.28) at sigma_z = sigma_V = 1 is the cut-off free propagator (2.29) of this mass. */
    record FreeScalar(double mass) implements Profile {}
}
