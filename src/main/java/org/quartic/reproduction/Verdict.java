package org.quartic.reproduction;

/** What the numbers say of a claim. */
public enum Verdict {
    /** They follow it, and would have shown if it were false. */
    CONFIRMED("confirmed"),
    /** They do not follow it. */
    NOT_CONFIRMED("not confirmed"),
    /** They would follow it either way, or are not known. */
    INCONCLUSIVE("inconclusive");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** It, as people read it. */
    public String word() {
        return word;
    }
}
