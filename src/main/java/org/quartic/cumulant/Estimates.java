package org.quartic.cumulant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.spec.Pair;

/**
 * Everything estimated from one summary. Immutable.
 *
 * @param draws
 *            how many draws it rests on
 * @param twoPoint
 *            G2 of every needed pair, iterated in their order
 * @param fourPoint
 *            the distinct four-points, in the order of the layout
 * @param sixPoint
 *            the distinct six-points, in the order of the layout
 * @param covariance
 *            of the reported two-points and the connected four-points and six-points; where the layout is full
 */
public record Estimates(long draws, Map<Pair, Estimate> twoPoint, List<FourPointEstimate> fourPoint,
        List<SixPointEstimate> sixPoint,
        Optional<CovarianceMatrix> covariance) {
    public Estimates {
        fourPoint = List.copyOf(fourPoint);
        sixPoint = List.copyOf(sixPoint);
    }
}
