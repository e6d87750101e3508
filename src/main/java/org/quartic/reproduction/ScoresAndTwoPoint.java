package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Datum;
import org.quartic.fit.Fitted;
import org.quartic.fit.LeastSquares;
import org.quartic.fit.Plateau;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.spec.Pair;

/** G2 for wider and wider heads whose scores have a law that depends on the width. */
final class ScoresAndTwoPoint implements Claim {
    private static final Pair PAIR = new Pair(0, 1);
    private static final Map<String, String> INFINITE = Map.of(Widths.KEY, Widths.INFINITE);

    @Override
    public Statement statement() {
        return new Statement("two-point-scores", "(2.16), (2.21)", Origin.LEFT_OUT,
                "With attention the two-point function does depend on d_k, through the law of the scores, and goes to its limit as 1/d_k.",
                List.of(Widths.SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(Widths.SWEEP);
        var comparisons = new ArrayList<Comparison>();
        var data = new ArrayList<Datum>();
        var rows = new ArrayList<List<String>>();
        Estimate limit = evidence.run(Widths.SWEEP, INFINITE).twoPoint(PAIR);
        for (Observed run : runs) {
            Estimate found = run.twoPoint(PAIR);
            double exact = run.known().twoPoint(PAIR).value();
            comparisons.add(new Comparison(found.value(), exact, found.standardError()));
            if (!run.isAt(INFINITE)) {
                data.add(new Datum(Double.parseDouble(run.at(Widths.KEY)), found.value(), found.standardError()));
            }
            rows.add(List.of(run.at(Widths.KEY), Figures.estimate(found), Figures.significant(exact, 10),
                    Figures.significant(100.0 * (found.value() / limit.value() - 1.0), 2) + " %"));
        }
        Optional<Fitted> fit = LeastSquares.fit(new Plateau(3), data);
        Estimate slope = fit.map(curve -> new Estimate(curve.parameters()[1], curve.standardError(1)))
                .orElse(new Estimate(Double.NaN, Double.NaN));
        return new Finding(List.of(
                Trial.agreement("G2(0,1) is what quadrature over the law of the scores says", comparisons, 0.01),
                Trial.different("G2(0,1) at the smallest width is not that at infinite width",
                        Comparison.of(runs.getFirst().twoPoint(PAIR), limit).difference()),
                Trial.plateau("G2(0,1) is p + a1/d_k + a2/d_k^2 + a3/d_k^3", fit, limit),
                Trial.different("in which a1 is not zero", slope)),
                List.of(new NumberTable("G2(0,1) of one head with attention, by `collapsed`",
                        List.of("d_k", "G2(0,1)", "quadrature", "off the limit"), rows)),
                List.of());
    }
}
