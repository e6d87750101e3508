package org.quartic.run;

import java.util.List;
import org.quartic.cumulant.Estimates;

/**
 * What is known after a prefix of blocks.
 *
 * @param blocks
 *            length of the prefix
 * @param draws
 *            draws in it
 * @param estimates
 *            every correlator with its error
 * @param fourPoint
 *            one verdict per requested four-point, in the order of the request
 */
public record Look(long blocks, long draws, Estimates estimates, List<Verdict> fourPoint) {
    public Look {
        fourPoint = List.copyOf(fourPoint);
    }

    /** Every four-point has reached its target; false where there is none. */
    public boolean reached() {
        return !fourPoint.isEmpty() && fourPoint.stream().allMatch(Verdict::reached);
    }

    /** The four-point whose bound is furthest beyond its target; one that is unknown is. */
    public Verdict worst() {
        Verdict worst = fourPoint.getFirst();
        for (Verdict verdict : fourPoint) {
            // Written so that an unknown bound counts as the worst.
            if (!(verdict.boundOverTarget() <= worst.boundOverTarget())) {
                worst = verdict;
            }
        }
        return worst;
    }
}
