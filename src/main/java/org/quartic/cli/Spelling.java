package org.quartic.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a misspelt word may have been meant to be. */
final class Spelling {
    private Spelling() {}

    /**
     * The known word that is nearest, where one is near: at most one letter in three is wrong, or two neighbours are
     * exchanged.
     */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream().filter(each -> distance(word, each) <= Math.max(1, each.length() / 3))
                .min(Comparator.comparingInt((String each) -> distance(word, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    // Letters inserted, left out, replaced, or exchanged with their neighbour.
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean exchanged = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
