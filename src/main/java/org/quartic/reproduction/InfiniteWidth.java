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
import org.quartic.run.Words;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;

/** G4c for wider and wider heads. */
final class InfiniteWidth implements Claim {
    private static final List<Quadruple> ALL = List.of(new Quadruple(0, 1, 2, 3), new Quadruple(0, 0, 1, 1),
            new Quadruple(0, 0, 0, 0));

    @Override
    public Statement statement() {
        return new Statement("infinite-width", "after (3.12)", Origin.PAPER,
                "G4c of a single head stays finite as d_k grows: the field is not Gaussian in the limit of infinite width.",
                List.of(Widths.SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(Widths.SWEEP);
        Observed infinite = evidence.run(Widths.SWEEP, Map.of(Widths.KEY, Widths.INFINITE));
        var trials = new ArrayList<Trial>();
        var exact = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        var series = new ArrayList<Series>();
        for (Quadruple points : ALL) {
            int style = ALL.indexOf(points);
            Optional<Fitted> fit = evidence.fit(Widths.SWEEP, new FitSpec.Curve.Plateau(3),
                    FitSpec.Quantity.FOUR_POINT, points, Map.of());
            Estimate limit = infinite.fourPoint(points).estimate();
            Comparison known = Comparison.of(limit, infinite.known().fourPoint(points).connected());
            exact.add(known);
            trials.add(Trial.plateau("G4c(" + Words.of(points).replace(' ', ',')
                    + ") goes to what it is at infinite width, and that is not zero", fit, limit));
            rows.add(List.of(Words.of(points), fit.map(curve -> Figures.estimate(new Estimate(curve.parameters()[0],
                    curve.standardError(0)))).orElse("-"), Figures.estimate(limit),
                    Figures.significant(known.expected(), 10)));
            List<Place> places = Widths.places(runs, Widths.KEY, run -> run.fourPoint(points).estimate());
            series.add(new Series.Points("*G*_4^c(" + Words.of(points).replace(' ', ',') + ")", style, places));
            series.addAll(Widths.curve("", style, fit, places, y -> y));
        }
        trials.add(Trial.agreement("G4c at infinite width is what quadrature says", exact, 0.01));
        return new Finding(trials,
                List.of(new NumberTable("G4c of one head in the limit, by `collapsed`", List.of("points",
                        "plateau of d_k = 2 to 4096", "at infinite width", "quadrature"), rows)),
                List.of(new Chart("infinite-width", "G4c against the width of a head, with the curves fitted to it.",
                        Chart.Axis.logarithmic("*d*_k"), Chart.Axis.linear("*G*_4^c"), series)));
    }
}
