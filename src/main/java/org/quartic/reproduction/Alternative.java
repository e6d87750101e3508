package org.quartic.reproduction;

/**
 * What would be so if a claim were false.
 *
 * @param said
 *            in words
 * @param standardErrors
 *            how far the numbers are from it: 0 where it is as they say, NaN where that is not known
 */
public record Alternative(String said, double standardErrors) {
    public Alternative {
        standardErrors = Math.max(0.0, standardErrors);
    }
}
