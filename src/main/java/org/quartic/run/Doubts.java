package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.FourPointEstimate;
import org.quartic.ensemble.Ensemble;
import org.quartic.field.FixedTokens;
import org.quartic.spec.Mixing;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Target;

/** Reasons not to believe a result, or not to expect one. Pure functions of the spec and of a look. */
final class Doubts {

    /** The sum of a few rounded terms is this much of the largest of them. */
    private static final double ROUNDING = 0x1p-50;
    /** Standard errors within which an estimate is not told from zero. */
    private static final double CONSISTENT = 2.0;
    /** Where scores differ by so many standard normals' width, softmax is soft in less than a tenth of the draws. */
    private static final double HARD = 50.0;

    /** From here on an influence function counts as heavy-tailed; that of a product of four independent normals has 81. */
    private static final double HEAVY = 100.0;
    /** As many draws of a normal variable tell its standard deviation to seven percent. */
    private static final double ENOUGH = 100.0;
    /** With heavy tails what has not been seen yet is missing most, and the kurtosis that was seen is too small itself. */
    private static final double ENOUGH_OF_HEAVY = 1_000.0;

    private Doubts() {}

    /** All there are of a look. */
    static List<Warning> of(Estimation estimation, Look look) {
        var doubts = new ArrayList<Warning>();
        RunSpec spec = estimation.spec();
        double readout = spec.ensemble().sigma().readout();
        double weight = estimation.ensemble().observesField() ? 1.0 / 3.0 : readout * readout * readout * readout;
        for (int i = 0; i < look.fourPoint().size(); i++) {
            Verdict verdict = look.fourPoint().get(i);
            FourPointEstimate four = estimation.fourPoint(look.estimates(), i);
            Estimate connected = four.connected();
            boolean relative = !(spec.stop().targetOf(i) instanceof Target.Absolute);
            if (relative && !verdict.reached() && connected.standardError() > 0.0
                    && Double.isFinite(connected.standardError())
                    && Math.abs(connected.value()) <= CONSISTENT * connected.standardError()) {
                doubts.add(Warning.consistentWithZero(verdict.points(), connected));
            }
            tail(four, verdict, look.draws()).ifPresent(doubts::add);
            double noise = ROUNDING * weight * Math.abs(four.kernelMoment().value());
            if (verdict.target() < noise && Double.isFinite(noise)
                    && !estimation.isDeterministic(verdict.points())) {
                doubts.add(Warning.belowRounding(verdict.points(), verdict.target(), noise));
            }
        }
        double sharpness = sharpness(estimation.ensemble());
        if (sharpness > HARD && Double.isFinite(sharpness)) {
            doubts.add(Warning.hardMaximum(sharpness));
        }
        return doubts;
    }

    /**
     * Whether few draws make up the variance that an error bar rests on. With a kurtosis k of the influence function the variance of N draws is
     * known to sqrt((k - 1)/N) of itself, as well as from 2 N/(k - 1) draws of a normal variable.
     */
    private static Optional<Warning> tail(FourPointEstimate four, Verdict verdict, long draws) {
        double kurtosis = four.kurtosis();
        double effective = 2.0 * draws / (kurtosis - 1.0);
        if (!Double.isFinite(kurtosis) || !(kurtosis > 1.0)) {
            return Optional.empty();
        }
        if (kurtosis > HEAVY && effective < ENOUGH_OF_HEAVY) {
            return Optional.of(Warning.heavyTail(verdict.points(), kurtosis, effective));
        }
        return effective < ENOUGH ? Optional.of(Warning.fewEffectiveDraws(verdict.points(), draws, effective))
                : Optional.empty();
    }

    /**
     * By how much scores of different tokens differ, as a standard deviation: for the query with the longest token, the least over pairs of
     * different keys. M's entries have the standard deviation s, so that tau M (y - y') has s |tau| |y - y'|. Zero where tokens are random, or
     * nothing attends.
     */
    private static double sharpness(Ensemble ensemble) {
        if (ensemble.features() > 0 || ensemble.spec().ensemble().mixing() == Mixing.NONE
                || ensemble.scores().rank() == 0) {
            return 0.0;
        }
        double[][] tokens = FixedTokens.of(ensemble).tokens();
        double entry = ensemble.scoreScale()
                * (ensemble.inverseWidth() > 0.0 ? 1.0 / Math.sqrt(ensemble.inverseWidth()) : 1.0);
        double[] origin = new double[ensemble.tokenDimension()];
        double longest = Stream.of(tokens).limit(ensemble.points()).mapToDouble(token -> distance(token, origin)).max()
                .orElse(0.0);
        double closest = IntStream.range(ensemble.firstKey(), tokens.length).boxed()
                .flatMapToDouble(i -> IntStream.range(ensemble.firstKey(), i)
                        .mapToDouble(j -> distance(tokens[i], tokens[j])))
                .filter(distance -> distance > 0.0).min().orElse(0.0);
        return entry * longest * closest;
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0.0;
        for (int r = 0; r < x.length; r++) {
            sum += (x[r] - y[r]) * (x[r] - y[r]);
        }
        return Math.sqrt(sum);
    }
}
