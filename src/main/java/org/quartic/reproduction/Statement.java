package org.quartic.reproduction;

import java.util.List;

/**
 * What a claim says.
 *
 * @param name
 *            what it is called: a word of lower-case letters and hyphens, its own
 * @param equations
 *            the equations it is about, by their numbers in the paper
 * @param origin
 *            who says it
 * @param said
 *            what is said, in one sentence
 * @param sweeps
 *            the names of the sweeps that are run to find out
 */
public record Statement(String name, String equations, Origin origin, String said, List<String> sweeps) {
    /** Who says it. */
    public enum Origin {
        /** The paper does. */
        PAPER("the paper"),
        /** The paper leaves it out, and it should be known. */
        LEFT_OUT("left out by the paper");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        /** It, as people read it. */
        public String word() {
            return word;
        }
    }

    public Statement {
        sweeps = List.copyOf(sweeps);
    }
}
