package org.quartic.cumulant;

import org.quartic.simd.Lanes;

/**
 * Sums over the draws of a block, in the one order every machine keeps: draw i goes to lane i mod 8, and the eight lane sums are added
 * as a balanced tree.
 */
final class LaneSums {

    private LaneSums() {}

    /** The eight lane sums from this place on, added up. */
    static double total(Lanes sums, int offset) {
        return ((sums.get(offset) + sums.get(offset + 1)) + (sums.get(offset + 2) + sums.get(offset + 3)))
                + ((sums.get(offset + 4) + sums.get(offset + 5)) + (sums.get(offset + 6) + sums.get(offset + 7)));
    }
}
