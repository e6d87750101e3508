package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.fit.Fitted;
import org.quartic.plot.Chart;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;

/** Scores over d_k, with fixed tokens. */
final class WidthScaling implements Claim {
    static final Quadruple POINTS = new Quadruple(0, 0, 0, 0);

    private static final String SWEEP = "width-scaling-coordinates";
    private static final double FLOOR = 0.01;

    @Override
    public Statement statement() {
        return new Statement("width-scaling", "footnote 2", Origin.PAPER,
                "With scores over d_k instead of its square root the model becomes Gaussian as d_k grows (here: with fixed tokens).",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        Optional<Fitted> law = evidence.fit(SWEEP, new FitSpec.Curve.PowerLaw(), FitSpec.Quantity.NORMALISED, POINTS,
                Map.of());
        Optional<Fitted> plateau = evidence.fit(SWEEP, new FitSpec.Curve.Plateau(2), FitSpec.Quantity.NORMALISED,
                POINTS, Map.of());
        List<Observed> runs = evidence.runs(SWEEP);
        return new Finding(
                List.of(Trial.exponent("G4c/G2^2 falls as 1/d_k from d_k = 512 on", law, -1.0, 0.05),
                        Trial.vanishing("and leaves nothing", plateau, FLOOR)),
                List.of(table("G4c/G2^2 at one point, coordinates as tokens, by `collapsed`", runs)),
                List.of(chart("width-scaling",
                        "G4c/G2^2 at one point against the width of a head whose scores are over d_k: tokens are coordinates.",
                        runs, law, "power law")));
    }

    static NumberTable table(String caption, List<Observed> runs) {
        return new NumberTable(caption, List.of("d_k", "G4c/G2^2"), runs.stream().map(run -> List.of(
                run.at(Widths.KEY), Figures.estimate(run.fourPoint(POINTS).normalised()))).toList());
    }

    static Chart chart(String name, String caption, List<Observed> runs, Optional<Fitted> fit, String ofFit) {
        List<Place> places = Widths.places(runs, Widths.KEY, run -> run.fourPoint(POINTS).normalised());
        var series = new ArrayList<Series>();
        series.add(new Series.Points("estimates", 0, places));
        series.addAll(Widths.curve(ofFit, 1, fit, places, y -> y));
        return new Chart(name, caption, Chart.Axis.logarithmic("*d*_k"), Chart.Axis.logarithmic("*G*_4^c/*G*_2^2"),
                series);
    }
}
