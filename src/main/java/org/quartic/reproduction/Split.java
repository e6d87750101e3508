package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.plot.Chart;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;
import org.quartic.theory.KnownFourPoint;

/** The two parts of G4c for wider and wider heads. */
final class Split implements Claim {
    private static final Quadruple POINTS = new Quadruple(0, 1, 2, 3);

    @Override
    public Statement statement() {
        return new Statement("split", "(3.2)-(3.4)", Origin.PAPER,
                "G4c is I_dk + I_IB; the first is an effect of finite width and falls as 1/d_k, the second is not and stays.",
                List.of(Widths.SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(Widths.SWEEP);
        var finite = new ArrayList<Comparison>();
        var breaking = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        for (Observed run : runs) {
            FourPointResult found = run.fourPoint(POINTS);
            KnownFourPoint known = run.known().fourPoint(POINTS);
            Estimate finiteWidth = found.finiteWidth().orElseThrow();
            if (finiteWidth.standardError() > 0.0) {
                finite.add(Comparison.of(finiteWidth, known.finiteWidth().orElseThrow()));
            }
            breaking.add(Comparison.of(found.independenceBreaking().orElseThrow(),
                    known.independenceBreaking().orElseThrow()));
            rows.add(List.of(run.at(Widths.KEY), Figures.estimate(finiteWidth),
                    Figures.significant(known.finiteWidth().orElseThrow().value(), 7),
                    Figures.estimate(found.independenceBreaking().orElseThrow()),
                    Figures.significant(known.independenceBreaking().orElseThrow().value(), 7)));
        }
        Optional<Fitted> law = evidence.fit(Widths.SWEEP, new FitSpec.Curve.PowerLaw(), FitSpec.Quantity.FINITE_WIDTH,
                POINTS, Map.of());
        Optional<Fitted> plateau = evidence.fit(Widths.SWEEP, new FitSpec.Curve.Plateau(3),
                FitSpec.Quantity.INDEPENDENCE_BREAKING, POINTS, Map.of());
        Estimate limit = evidence.run(Widths.SWEEP, Map.of(Widths.KEY, Widths.INFINITE)).fourPoint(POINTS)
                .independenceBreaking().orElseThrow();
        return new Finding(List.of(
                Trial.exponent("I_dk falls as 1/d_k from d_k = 64 on", law, -1.0, 0.05),
                Trial.plateau("I_IB goes to what it is at infinite width", plateau, limit),
                Trial.agreement("I_dk is what quadrature says at every finite width", finite, 0.01),
                Trial.agreement("I_IB is what quadrature says at every width", breaking, 0.01)),
                List.of(new NumberTable("The parts of G4c(0,1,2,3) of one head, by `collapsed`",
                        List.of("d_k", "I_dk", "quadrature", "I_IB", "quadrature"), rows)),
                List.of(chart(runs, law, plateau)));
    }

    private static Chart chart(List<Observed> runs, Optional<Fitted> law, Optional<Fitted> plateau) {
        List<Place> finite = sizes(Widths.places(runs, Widths.KEY, run -> run.fourPoint(POINTS).finiteWidth()
                .orElseThrow()));
        List<Place> breaking = sizes(Widths.places(runs, Widths.KEY,
                run -> run.fourPoint(POINTS).independenceBreaking().orElseThrow()));
        var series = new ArrayList<Series>();
        series.add(new Series.Points("|*I*_{dk}|", 0, finite));
        series.addAll(Widths.curve("power law", 0, law, finite, Math::abs));
        series.add(new Series.Points("|*I*_{IB}|", 1, breaking));
        series.addAll(Widths.curve("plateau", 1, plateau, breaking, Math::abs));
        return new Chart("split",
                "The two parts of G4c(0,1,2,3) against the width of a head, with the curves fitted to them.",
                Chart.Axis.logarithmic("*d*_k"), Chart.Axis.logarithmic("|part of *G*_4^c|"), series);
    }

    private static List<Place> sizes(List<Place> places) {
        return places.stream().map(Place::size).toList();
    }
}
