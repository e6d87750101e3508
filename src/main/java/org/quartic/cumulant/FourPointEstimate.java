package org.quartic.cumulant;

import java.util.Optional;
import org.quartic.spec.Quadruple;

/** Stub. */
public record FourPointEstimate(Quadruple points, Estimate connected, Estimate normalised, Estimate kernelMoment,
        Optional<Estimate> finiteWidth, Optional<Estimate> independenceBreaking) {}
