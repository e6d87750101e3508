package org.quartic.run;

import org.quartic.cumulant.MomentLayout;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.ensemble.ScoreDraw;
import org.quartic.random.Numbering;
import org.quartic.spec.Mixing;
import org.quartic.spec.RunSpec;

/**
 * What a draw costs, in nanoseconds of one core, from counts of operations and about what each of them takes in compiled code on a core with
 * vectors of 512 bits. It is meant for ratios: on the cases of {@code ops/compare} it is 0.98 to 1.7 times what was measured. The same on every
 * machine.
 *
 * @param numbers
 *            random numbers of a draw, or about so many
 * @param nanoseconds
 *            of a draw
 */
record CostModel(long numbers, double nanoseconds) {

    private static final double RANDOM_NUMBER = 0.8;
    /** A number of a scrambled net, through the inverse of its law. */
    private static final double NET_NUMBER = 6.0;
    private static final double FUNCTION = 1.6;
    private static final double MULTIPLY_ADD = 0.06;
    /** Momenta and amplitudes are made one by one. */
    private static final double FEATURE_COMPONENT = 4.0;
    /** A variable of a block is made, summed and centred. */
    private static final double VARIABLE = 0.4;
    private static final double MESSAGES = 2.0;

    /**
     * Of a resolved spec.
     *
     * @throws org.quartic.ensemble.UnsupportedEnsembleException
     *             if it cannot be computed at all
     */
    static CostModel of(RunSpec spec) {
        Ensemble ensemble = Ensemble.of(spec);
        long numbers = new ParameterLayout(ensemble).randomNumbers();
        BlockLayout layout = BlockLayout.of(ensemble, spec.correlators().neededPairs(spec.points().size()).size());
        BlockPlan.of(spec, layout);
        MomentLayout moments = Estimation.moments(spec, layout.copies(), false);
        return new CostModel(numbers, sampling(ensemble, numbers) + evaluating(ensemble, moments.pairs().size())
                + reducing(moments) + MESSAGES);
    }

    private static double sampling(Ensemble ensemble, double numbers) {
        double dimension = ensemble.tokenDimension();
        double width = ensemble.inverseWidth() > 0.0 ? 1.0 / ensemble.inverseWidth() : 0.0;
        double summed = (ensemble.scores() instanceof ScoreDraw.Projections ? dimension * dimension * width : 0.0)
                + (ensemble.observesField() ? dimension * width : 0.0);
        double components = ensemble.features() * dimension * (ensemble.spec().spacetimeDimension() + 2.0);
        return numbers * (ensemble.numbering() == Numbering.DIMENSIONS ? NET_NUMBER : RANDOM_NUMBER)
                + ensemble.heads() * summed * MULTIPLY_ADD + components * FEATURE_COMPONENT;
    }

    private static double evaluating(Ensemble ensemble, double pairs) {
        double dimension = ensemble.tokenDimension();
        double points = ensemble.points();
        double attended = ensemble.attended();
        double rank = ensemble.scores().rank();
        double sites = ensemble.sites().length;
        boolean mixes = ensemble.spec().ensemble().mixing() == Mixing.SOFTMAX;
        double tokens = ensemble.features() * sites * dimension
                * (FUNCTION + ensemble.spec().spacetimeDimension() * MULTIPLY_ADD);
        double scores = points * dimension * rank + points * attended * rank
                + (ensemble.scores().keyFactor() ? sites * dimension * rank : 0.0);
        double attention = mixes ? points * attended * (FUNCTION + dimension * MULTIPLY_ADD) : 0.0;
        double observed = ensemble.observesField() ? points * dimension / ensemble.heads() : pairs * dimension;
        return tokens + ensemble.heads() * (attention + (scores + observed) * MULTIPLY_ADD);
    }

    private static double reducing(MomentLayout moments) {
        return moments.variables() * moments.copies() * VARIABLE
                + (moments.replicates() > 0 ? 0.0 : moments.entries() * MULTIPLY_ADD);
    }
}
