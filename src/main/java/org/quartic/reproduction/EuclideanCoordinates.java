package org.quartic.reproduction;

import java.util.List;
import org.quartic.reproduction.Statement.Origin;

/** Correlators of coordinates at points that are moved. */
final class EuclideanCoordinates implements Claim {
    private static final int FIRST = 3;

    @Override
    public Statement statement() {
        return new Statement("euclidean-coordinates", "after (2.29)", Origin.LEFT_OUT,
                "With coordinates as tokens correlators are invariant under rotations alone; and no tokens are invariant if the context stays behind.",
                List.of(EuclideanTokens.SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(EuclideanTokens.SWEEP);
        Observed first = runs.get(FIRST);
        Observed rotated = runs.get(FIRST + 1);
        Observed shifted = runs.get(FIRST + 2);
        return new Finding(List.of(
                Trial.agreement("every G2 and G4c of coordinates is the same where all points are rotated",
                        EuclideanTokens.comparisons(rotated, first), 0.05),
                Trial.different("the translation changes a correlator of coordinates (the clearest change)",
                        EuclideanTokens.largestDifference(shifted, first)),
                Trial.different(
                        "queries moved without their context change a correlator of cos-net tokens (the clearest change)",
                        EuclideanTokens.largestDifference(runs.get(2), runs.get(0)))),
                List.of(EuclideanTokens.table("Correlators of coordinates, by `collapsed`",
                        List.of("correlator", "where they are", "all rotated", "all moved"),
                        List.of(first, rotated, shifted))),
                List.of());
    }
}
