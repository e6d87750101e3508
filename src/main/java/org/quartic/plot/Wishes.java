package org.quartic.plot;

import java.util.List;
import java.util.Optional;
import org.quartic.spec.Quadruple;

/**
 * What whoever wants a plot says of it.
 *
 * @param quantity
 *            empty for the usual one
 * @param fourPoints
 *            which to show, equal up to order; empty for all
 * @param over
 *            the key of a sweep that is to be the axis; empty for the first that has numbers
 */
public record Wishes(Optional<Quantity> quantity, List<Quadruple> fourPoints, Optional<String> over, Wish logX,
        Wish logY) {
    public Wishes {
        fourPoints = List.copyOf(fourPoints);
    }

    /** Whether a four-point is to be shown. */
    boolean show(Quadruple points) {
        return fourPoints.isEmpty() || fourPoints.stream().anyMatch(each -> each.sorted().equals(points.sorted()));
    }
}
