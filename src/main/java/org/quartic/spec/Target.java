package org.quartic.spec;

/** When a four-point function is known well enough; each value is finite and above 0. */
public sealed interface Target {

    /** bound <= error. */
    record Absolute(double error) implements Target {}

    /** bound <= fraction |estimate|. */
    record Relative(double fraction) implements Target {}

    /** |estimate| > 0 and |estimate| >= multiple bound. */
    record Significance(double multiple) implements Target {}
}
