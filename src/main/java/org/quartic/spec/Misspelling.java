package org.quartic.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a misspelt one. */
public final class Misspelling {
    private Misspelling() {}

    /**
     * The candidate fewest edits away, the earlier of equals, if it is near enough to be worth naming: a third of the letters may be
     * wrong. Case, hyphens and underscores do not count, so that {@code minDraws} is {@code min-draws}.
     */
    public static Optional<String> meant(String written, Collection<String> candidates) {
        String letters = letters(written);
        int tolerance = Math.max(1, letters.length() / 3);
        return candidates.stream().filter(candidate -> edits(letters, letters(candidate)) <= tolerance)
                .min(Comparator.comparingInt(candidate -> edits(letters, letters(candidate))));
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, each letter edited at most once). */
    private static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + substitution);
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
