package org.quartic.run;

import java.util.List;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.FourPointEstimate;

/**
 * What is remembered of a look: enough to hold it against any targets later. It depends on the draws alone, not on what was asked of them.
 *
 * @param blocks
 *            length of the prefix
 * @param draws
 *            draws in it
 * @param fourPoint
 *            G4c of every distinct four-point, in the order of their first appearance in the spec
 */
public record PastLook(long blocks, long draws, List<Estimate> fourPoint) {
    public PastLook {
        fourPoint = List.copyOf(fourPoint);
    }

    /** What is to be remembered of this one. */
    public static PastLook of(Look look) {
        return new PastLook(look.blocks(), look.draws(),
                look.estimates().fourPoint().stream().map(FourPointEstimate::connected).toList());
    }
}
