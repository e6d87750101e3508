package org.quartic.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.quartic.cumulant.CumulantEstimator;
import org.quartic.cumulant.CumulantWeights;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.Estimates;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.SixPointEstimate;
import org.quartic.cumulant.SixPointWeights;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.BlockLayout;
import org.quartic.ensemble.Ensemble;
import org.quartic.ensemble.ParameterLayout;
import org.quartic.field.Determinism;
import org.quartic.random.Purpose;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;
import org.quartic.spec.Target;
import org.quartic.stopping.StoppingRule;
import org.quartic.stopping.TargetJudgement;

/**
 * Everything about estimating the correlators of a resolved spec that needs no actors: how blocks are laid out, what is done with one, and
 * what a summary of some prefix of them says. Immutable; all of it is a pure function of the spec.
 */
public final class Estimation {

    private static final int PILOT_POINTS = 64;

    private final RunSpec spec;
    private final Ensemble ensemble;
    private final List<Pair> pairs;
    private final int[] distinctOf;
    private final int[] distinctSixPointOf;
    private final BlockLayout layout;
    private final BlockPlan plan;
    private final MomentLayout moments;
    private final double[] pivots;
    private final CumulantEstimator estimator;
    private final StoppingRule rule;
    private final Determinism determinism;

    private Estimation(RunSpec spec, boolean covariance) {
        this.spec = spec;
        ensemble = Ensemble.of(spec);
        pairs = spec.correlators().neededPairs(spec.points().size());
        List<Quadruple> distinct = spec.correlators().distinctFourPoints();
        distinctOf = spec.correlators().fourPoint().stream().mapToInt(asked -> distinct.indexOf(asked.sorted()))
                .toArray();
        List<Sextuple> distinctSixPoints = spec.correlators().distinctSixPoints();
        distinctSixPointOf = spec.correlators().sixPoint().stream()
                .mapToInt(asked -> distinctSixPoints.indexOf(asked.sorted())).toArray();
        layout = BlockLayout.of(ensemble, pairs.size());
        plan = BlockPlan.of(spec, layout);
        pivots = Pivots.of(spec, pairs);
        moments = moments(spec, layout.copies(), covariance);
        rule = moments.replicates() == 0 ? StoppingRule.of(spec.stop(), distinct.size())
                : StoppingRule.replicated(spec.stop(), distinct.size(), moments.replicates(), layout.drawsPerBlock());
        estimator = new CumulantEstimator(moments, weights(ensemble, layout.copies()), sixPointWeights(ensemble),
                pivots,
                spec.correlators().reportedPairs(spec.points().size()));
        determinism = Determinism.of(ensemble);
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

    /** What is kept of the draws of a resolved spec. */
    static MomentLayout moments(RunSpec spec, int copies, boolean covariance) {
        var layout = new MomentLayout(spec.correlators().neededPairs(spec.points().size()),
                spec.correlators().distinctFourPoints(), spec.correlators().distinctSixPoints(), copies, covariance);
        return spec.sampling() instanceof Sampling.Sobol(int replicates) ? layout.replicated(replicates) : layout;
    }

    private static CumulantWeights weights(Ensemble ensemble, int copies) {
        EnsembleSpec spec = ensemble.spec().ensemble();
        if (ensemble.observesField()) {
            return CumulantWeights.field();
        }
        double sigmaZ = spec.sigma().readout();
        double fourthMoment = spec.readout().fourthMoment();
        return Ensemble.sharesRandomTokens(spec)
                ? CumulantWeights.sharedTokens(sigmaZ, fourthMoment, ensemble.inverseWidth(), spec.heads(), copies)
                : CumulantWeights.kernel(sigmaZ, fourthMoment, ensemble.inverseWidth(), spec.heads());
    }

    private static SixPointWeights sixPointWeights(Ensemble ensemble) {
        EnsembleSpec spec = ensemble.spec().ensemble();
        if (ensemble.observesField()) {
            return SixPointWeights.field();
        }
        double sigmaZ = spec.sigma().readout();
        double fourthMoment = spec.readout().fourthMoment();
        double sixthMoment = spec.readout().sixthMoment();
        return Ensemble.sharesRandomTokens(spec)
                ? SixPointWeights.sharedTokens(sigmaZ, fourthMoment, sixthMoment, ensemble.inverseWidth(), spec.heads())
                : SixPointWeights.kernel(sigmaZ, fourthMoment, sixthMoment, ensemble.inverseWidth(), spec.heads());
    }

    /** The resolved spec. */
    public RunSpec spec() {
        return spec;
    }

    /** How the draws are divided into blocks, and at which of them the stop rule is asked. */
    public BlockPlan plan() {
        return plan;
    }

    Ensemble ensemble() {
        return ensemble;
    }

    /** What is kept of the draws. */
    public MomentLayout moments() {
        return moments;
    }

    /** The numbers the observables' moments are taken about, one a needed pair: a copy. */
    public double[] pivots() {
        return pivots.clone();
    }

    /** What one pipeline does with a block. */
    public BlockWork work() {
        return work(Purpose.MAIN, layout);
    }

    private BlockWork work(Purpose purpose, BlockLayout blocks) {
        return new EnsembleWork(ensemble, pairs, blocks, moments, weights(ensemble, layout.copies()), pivots,
                purpose);
    }

    /** What was estimated of the four-point asked for at this place: equal ones up to order are one. */
    public FourPointEstimate fourPoint(Estimates estimates, int asked) {
        return estimates.fourPoint().get(distinctOf[asked]);
    }

    /** What was estimated of the six-point asked for at this place: equal ones up to order are one. */
    public SixPointEstimate sixPoint(Estimates estimates, int asked) {
        return estimates.sixPoint().get(distinctSixPointOf[asked]);
    }

    /** What a prefix of blocks says: every estimate, and how far each four-point is from its target. */
    public Look look(Summary prefix) {
        Estimates estimates = estimator.estimate(prefix);
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < spec.correlators().fourPoint().size(); i++) {
            Quadruple points = spec.correlators().fourPoint().get(i);
            Estimate connected = fourPoint(estimates, i).connected();
            TargetJudgement judgement = judgement(i, connected, prefix.draws());
            verdicts.add(new Verdict(points, bound(connected, prefix.draws()), judgement.target(), judgement.reached(),
                    rule.interval(connected.value(), connected.standardError(), prefix.draws())));
        }
        return new Look(prefix.blocks(), prefix.draws(), estimates, verdicts);
    }

    /** Whether a look would have found every target reached, had it been asked for these. */
    public boolean reached(PastLook look) {
        List<Quadruple> asked = spec.correlators().fourPoint();
        return IntStream.range(0, asked.size()).allMatch(
                i -> judgement(i, look.fourPoint().get(distinctOf[i]), look.draws()).reached());
    }

    /** How precisely each four-point asked for was known at a look, in the order of the spec. */
    public List<Bounded> bounded(PastLook look) {
        return Arrays.stream(distinctOf).mapToObj(distinct -> look.fourPoint().get(distinct))
                .map(connected -> new Bounded(connected, bound(connected, look.draws()))).toList();
    }

    /** How precisely the four-point asked for at this place was known at a look. */
    public double bound(PastLook look, int asked) {
        return bound(look.fourPoint().get(distinctOf[asked]), look.draws());
    }

    private double bound(Estimate connected, long draws) {
        return rule.bound(connected.standardError(), draws);
    }

    private TargetJudgement judgement(int index, Estimate connected, long draws) {
        return TargetJudgement.of(spec.stop().targetOf(index), connected.value(), bound(connected, draws),
                isDeterministic(spec.correlators().fourPoint().get(index)));
    }

    /**
     * How many draws the targets need, as far as a look can tell: those of the slowest four-point, if its estimate and the spread of its draws
     * stay what they are; of a net, if its error goes on falling as it did. NaN where the look does not know: an undefined error, or a
     * relative target on an estimate within two standard errors of zero. Beyond the budget it may be infinite.
     *
     * @param before
     *            earlier looks of the same draws
     */
    public double drawsToTarget(Look latest, List<PastLook> before) {
        double slowest = plan.drawsOfPrefix(plan.nextLook(0));
        var forecast = new DrawsForecast(plan, rule);
        for (int i = 0; i < latest.fourPoint().size(); i++) {
            slowest = Math.max(slowest, drawsTo(i, latest, before, forecast));
        }
        return slowest;
    }

    private double drawsTo(int asked, Look latest, List<PastLook> before, DrawsForecast forecast) {
        Verdict verdict = latest.fourPoint().get(asked);
        Estimate connected = fourPoint(latest.estimates(), asked).connected();
        if (isDeterministic(verdict.points())) {
            return 0.0;
        }
        if (!isForeseeable(asked, latest)) {
            return Double.NaN;
        }
        var now = new DrawsForecast.Seen(latest.draws(), connected.standardError());
        return forecast.to(verdict.target(), now,
                before.stream().filter(past -> past.draws() < latest.draws())
                        .map(past -> new DrawsForecast.Seen(past.draws(),
                                past.fourPoint().get(distinctOf[asked]).standardError()))
                        .toList());
    }

    /**
     * At which number of draws an anytime interval is best tightest, to a power of two: where the last of the targets is expected to be reached
     * then. Empty where the rule is another, or the look does not know.
     *
     * @param pilot
     *            of independent draws that are not those of the run
     */
    OptionalLong expectedDraws(Look pilot) {
        if (!(rule instanceof StoppingRule.Anytime anytime)) {
            return OptionalLong.empty();
        }
        double slowest = 0.0;
        for (int i = 0; i < pilot.fourPoint().size(); i++) {
            Verdict verdict = pilot.fourPoint().get(i);
            Estimate connected = fourPoint(pilot.estimates(), i).connected();
            if (!isDeterministic(verdict.points())) {
                slowest = Math.max(slowest, !isForeseeable(i, pilot) ? Double.NaN
                        : anytime.drawsWhereTightest(connected.standardError() * Math.sqrt(pilot.draws()),
                                verdict.target()));
            }
        }
        return slowest > 0.0 ? OptionalLong.of(Long.highestOneBit((long) Math.min(Math.sqrt(2.0) * slowest, 0x1p62)))
                : OptionalLong.empty();
    }

    /** Whether a look knows enough to say when a target is reached. */
    private boolean isForeseeable(int asked, Look look) {
        Estimate connected = fourPoint(look.estimates(), asked).connected();
        boolean known = spec.stop().targetOf(asked) instanceof Target.Absolute
                || Math.abs(connected.value()) > 2.0 * connected.standardError();
        return known && connected.standardError() > 0.0 && look.fourPoint().get(asked).target() > 0.0;
    }

    /** A short run with random numbers of its own, from which to forecast the real one. Its nets begin with fewer points. */
    public Pilot pilot() {
        BlockLayout blocks = moments.replicates() == 0 ? layout
                : layout.shortened(PILOT_POINTS, new ParameterLayout(ensemble).lanes());
        return new Pilot(this, work(Purpose.PILOT, blocks), blocks.drawsPerBlock());
    }

    /** Whether the spec leaves nothing random in a four-point, so that an error of zero is the truth. */
    public boolean isDeterministic(Quadruple points) {
        return determinism.of(points);
    }

    /** Whether the spec leaves nothing random in a six-point. */
    public boolean isDeterministic(Sextuple points) {
        return determinism.of(points);
    }
}
