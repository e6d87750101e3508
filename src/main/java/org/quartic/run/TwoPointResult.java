package org.quartic.run;

import org.quartic.cumulant.Estimate;
import org.quartic.spec.Pair;

/** G2(a, b) with its error bar. */
public record TwoPointResult(Pair points, Estimate estimate) {}
