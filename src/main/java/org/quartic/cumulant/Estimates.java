package org.quartic.cumulant;

import java.util.List;
import java.util.Map;
import org.quartic.spec.Pair;

/** Stub. */
public record Estimates(long draws, Map<Pair, Estimate> twoPoint, List<FourPointEstimate> fourPoint) {}
