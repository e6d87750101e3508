package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.special.Gamma;
import org.quartic.cumulant.Estimate;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.spec.Pair;

/** G2 for more and more heads. */
final class HeadsAndTwoPoint implements Claim {
    private static final String SWEEP = "two-point-heads";
    private static final String HEADS = "ensemble.heads";
    private static final List<Pair> PAIRS = List.of(new Pair(0, 0), new Pair(0, 1), new Pair(0, 2), new Pair(1, 1),
            new Pair(1, 2), new Pair(2, 2));
    private static final double OFF = 0.02;

    @Override
    public Statement statement() {
        return new Statement(SWEEP, "(4.2), (4.3)", Origin.PAPER,
                "With the variance of z divided by N_h, the two-point function does not depend on the number of heads.",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(SWEEP);
        var constancy = new ArrayList<Deviation>();
        var ends = new ArrayList<Comparison>();
        for (Pair pair : PAIRS) {
            List<Estimate> found = runs.stream().map(run -> run.twoPoint(pair)).toList();
            constancy.add(constancy(found));
            ends.add(Comparison.of(found.getLast(), found.getFirst()));
        }
        var best = ends.stream().max(Comparator.comparingDouble(each -> each.standardErrorsFrom(OFF))).orElseThrow();
        var trial = new Trial("G2 of each of " + PAIRS.size() + " pairs is the same for all numbers of heads",
                "G2(0,0) at one head " + Figures.estimate(runs.getFirst().twoPoint(PAIRS.getFirst()))
                        + ", at the most " + Figures.estimate(runs.getLast().twoPoint(PAIRS.getFirst())),
                Deviation.worst(constancy),
                new Alternative(Figures.significant(100.0 * OFF, 2) + " % more or less at the most heads than at one",
                        best.standardErrorsFrom(OFF)));
        return new Finding(List.of(trial), List.of(new NumberTable("G2 by `field`",
                List.of("N_h", "G2(0,0)", "G2(0,1)", "G2(1,2)"),
                runs.stream().map(run -> Stream.concat(Stream.of(run.at(HEADS)),
                        Stream.of(new Pair(0, 0), new Pair(0, 1), new Pair(1, 2))
                                .map(pair -> Figures.estimate(run.twoPoint(pair))))
                        .toList()).toList())),
                List.of());
    }

    /** How far independent estimates are from being one number. */
    static Deviation constancy(List<Estimate> found) {
        double weights = 0.0;
        double sum = 0.0;
        for (Estimate each : found) {
            double weight = 1.0 / each.standardError() / each.standardError();
            weights += weight;
            sum += weight * each.value();
        }
        double mean = sum / weights;
        double chiSquared = found.stream().mapToDouble(each -> (each.value() - mean) / each.standardError())
                .map(pull -> pull * pull).sum();
        int degrees = found.size() - 1;
        return new Deviation("chi^2 = " + Figures.significant(chiSquared, 3) + " for " + degrees
                + " degrees of freedom", Gamma.regularizedGammaQ(0.5 * degrees, 0.5 * chiSquared));
    }
}
