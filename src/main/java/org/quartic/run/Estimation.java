package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import org.quartic.cumulant.CumulantEstimator;
import org.quartic.cumulant.CumulantWeights;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.field.DeterministicPoints;
import org.quartic.random.Purpose;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.stopping.StoppingRule;
import org.quartic.stopping.TargetJudgement;

/**
 * Everything about estimating the correlators of a resolved spec that needs no actors: how blocks are laid out, what is done with one, and
 * what a summary of some prefix of them says. Immutable; all of it is a pure function of the spec.
 */
public final class Estimation {

    private final RunSpec spec;
    private final Ensemble ensemble;
    private final List<Pair> pairs;
    private final List<Quadruple> distinct;
    private final BlockLayout layout;
    private final MomentLayout moments;
    private final double[] pivots;
    private final CumulantEstimator estimator;
    private final StoppingRule rule;
    private final boolean[] deterministic;

    private Estimation(RunSpec spec, boolean covariance) {
        this.spec = spec;
        ensemble = Ensemble.of(spec);
        pairs = spec.correlators().neededPairs(spec.points().size());
        distinct = spec.correlators().distinctFourPoints();
        layout = BlockLayout.of(ensemble, pairs.size());
        moments = new MomentLayout(pairs, distinct, layout.copies(), covariance);
        pivots = Pivots.of(ensemble, pairs, layout);
        estimator = new CumulantEstimator(moments, weights(ensemble), pivots,
                spec.correlators().reportedPairs(spec.points().size()));
        rule = StoppingRule.of(spec.stop(), distinct.size());
        deterministic = DeterministicPoints.of(ensemble);
    }

    /**
     * The estimation of a resolved spec.
     *
     * @param covariance
     *            whether the covariance matrix of all estimates is kept too; changes no other number
     */
    public static Estimation of(RunSpec resolved, boolean covariance) {
        return new Estimation(resolved, covariance);
    }

    private static CumulantWeights weights(Ensemble ensemble) {
        EnsembleSpec spec = ensemble.spec().ensemble();
        if (ensemble.observesField()) {
            return CumulantWeights.field();
        }
        double sigmaZ = spec.sigma().readout();
        double fourthMoment = spec.readout().fourthMoment();
        return Ensemble.sharesRandomTokens(spec)
                ? CumulantWeights.sharedTokens(sigmaZ, fourthMoment, ensemble.inverseWidth(), spec.heads())
                : CumulantWeights.kernel(sigmaZ, fourthMoment, ensemble.inverseWidth(), spec.heads());
    }

    /** The resolved spec. */
    public RunSpec spec() {
        return spec;
    }

    /** How the draws are divided into blocks, and at which of them the stop rule is asked. */
    public BlockPlan plan() {
        return new BlockPlan(layout.drawsPerBlock(), spec.stop().minDraws(), spec.stop().maxDraws());
    }

    /** What one pipeline does with a block. */
    public BlockWork work() {
        return work(Purpose.MAIN);
    }

    BlockWork work(Purpose purpose) {
        return new EnsembleWork(ensemble, pairs, layout, moments, pivots, purpose);
    }

    /** What a prefix of blocks says: every estimate, and how far each four-point is from its target. */
    public Look look(Summary prefix) {
        Estimates estimates = estimator.estimate(prefix);
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < spec.correlators().fourPoint().size(); i++) {
            Quadruple points = spec.correlators().fourPoint().get(i);
            var connected = estimates.fourPoint().get(distinct.indexOf(points.sorted())).connected();
            double bound = rule.bound(connected.standardError(), prefix.draws());
            var judgement = TargetJudgement.of(spec.stop().targetOf(i), connected.value(), bound,
                    isDeterministic(points));
            verdicts.add(new Verdict(points, bound, judgement.target(), judgement.reached(),
                    rule.interval(connected.value(), connected.standardError(), prefix.draws())));
        }
        return new Look(prefix.blocks(), prefix.draws(), estimates, verdicts);
    }

    private boolean isDeterministic(Quadruple points) {
        return points.indices().stream().allMatch(a -> deterministic[a]);
    }
}
