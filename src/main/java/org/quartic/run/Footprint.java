package org.quartic.run;

import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.field.FieldEvaluator;
import org.quartic.spec.Correlators;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;

/**
 * What a run will take of memory, told from its spec before anything is allocated: bounds from counts alone, independent of the number of
 * draws.
 *
 * @param pairs
 *            needed at most
 * @param variables
 *            whose moments are kept, at most
 * @param entries
 *            co-moments kept, at most
 */
public record Footprint(Ensemble ensemble, BlockLayout layout, long pairs, long variables, long entries) {

    /** A four-point needs six pairs and four diagonals, and with S and S' the co-moments of twelve variables. */
    private static final int PAIRS_OF_FOUR_POINT = 10;
    private static final int ENTRIES_OF_FOUR_POINT = 12 * 13 / 2;

    /** A six-point needs fifteen pairs and six diagonals, S and S' of what fifteen splits leave, and up to three moments of its own. */
    private static final int PAIRS_OF_SIX_POINT = 21;
    private static final int MOMENTS_OF_SIX_POINT = 15;
    private static final int ENTRIES_OF_SIX_POINT = 54 * 55 / 2;

    /** Summaries alive at once for a pipeline: those that wait for an earlier block, and the tree's. */
    private static final int SUMMARIES = 128;

    /** What a pair and an entry take in lists, maps and results beside the numbers themselves. */
    private static final int OBJECT_BYTES = 256;

    /**
     * Of a resolved spec.
     *
     * @throws org.quartic.ensemble.UnsupportedEnsembleException
     *             if not even eight draws can be held, or fewer are asked for than make a net
     */
    public static Footprint of(RunSpec spec, boolean covariance) {
        Ensemble ensemble = Ensemble.of(spec);
        long points = spec.points().size();
        long fourPoints = spec.correlators().fourPoint().size();
        long sixPoints = spec.correlators().sixPoint().size();
        long all = points * (points + 1) / 2;
        long reported = switch (spec.correlators().twoPoint()) {
            case Correlators.TwoPoint.All() -> all;
            case Correlators.TwoPoint.None() -> 0;
            case Correlators.TwoPoint.Listed(var listed) -> listed.size();
        };
        long pairs = Math.min(all, reported + PAIRS_OF_FOUR_POINT * fourPoints + PAIRS_OF_SIX_POINT * sixPoints);
        BlockLayout layout = BlockLayout.of(ensemble, pairs);
        BlockPlan.of(spec, layout);
        long variables = pairs + Math.min(2, layout.copies()) * (fourPoints + MOMENTS_OF_SIX_POINT * sixPoints)
                + layout.copies() * sixPoints;
        long every = variables * (variables + 1) / 2;
        long entries = covariance ? every : Math.min(every,
                pairs + ENTRIES_OF_FOUR_POINT * fourPoints + ENTRIES_OF_SIX_POINT * sixPoints);
        return new Footprint(ensemble, layout, pairs, variables, entries);
    }

    /** Bytes with so many pipelines of so many blocks; capped at the largest number there is. */
    public long bytes(int pipelines, int blocksPerPipeline) {
        double pipeline = (double) layout.bytes() * (blocksPerPipeline + 1) + FieldEvaluator.bytes(ensemble)
                + (double) variables * layout.copies() * layout.drawsPerBlock() * Double.BYTES;
        int replicates = ensemble.spec().sampling() instanceof Sampling.Sobol(int own) ? own : 0;
        double kept = replicates > 0 ? replicates * (double) variables : entries;
        double summary = (variables + kept) * Double.BYTES;
        double objects = (pairs + (double) entries) * OBJECT_BYTES;
        return (long) (pipeline * pipelines + summary * SUMMARIES * pipelines + objects);
    }
}
