package org.quartic.theory;

import java.util.Optional;
import org.quartic.spec.Quadruple;

/**
 * A connected four-point function that is known, with its two parts where there is such a split.
 *
 * @param points
 *            as they were asked for
 */
public record KnownFourPoint(Quadruple points, KnownValue connected, Optional<KnownValue> finiteWidth,
        Optional<KnownValue> independenceBreaking) {}
