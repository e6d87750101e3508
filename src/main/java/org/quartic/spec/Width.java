package org.quartic.spec;

/** The head dimension d_k. */
public sealed interface Width {

    /** A head of finitely many coordinates. */
    record Finite(int value) implements Width {
        public Finite {
            if (value < 1) {
                throw new IllegalArgumentException("width must be at least 1: " + value);
            }
        }
    }

    /** The limit d_k to infinity, taken in law. */
    record Infinite() implements Width {}
}
