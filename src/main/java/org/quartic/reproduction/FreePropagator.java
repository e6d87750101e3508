package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartic.plot.Chart;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.spec.Correlators;
import org.quartic.spec.Embedding;
import org.quartic.spec.Momentum;
import org.quartic.spec.Pair;
import org.quartic.spec.Point;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.theory.Theory;

/** G2 of random features whose spectral density is that of a free scalar. */
final class FreePropagator implements Claim {
    private static final String SWEEP = "free-propagator";
    private static final int DIMENSIONS = 3;
    private static final int PLACES = 61;

    @Override
    public Statement statement() {
        return new Statement(SWEEP, "(2.29)", Origin.PAPER,
                "With momenta and profile chosen so, the two-point function is the free propagator, here with its momenta cut off.",
                List.of(SWEEP));
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(SWEEP);
        KnownTwoPoint known = KnownTwoPoint.of(runs,
                "G2 and the propagator of mass 1 with |p| below 8, by quadrature", "d, momenta",
                run -> run.spec().spacetimeDimension() + ", " + law(run));
        List<Trial> trials = IntStream.rangeClosed(1, DIMENSIONS).mapToObj(d -> {
            List<Observed> here = runs.stream().filter(run -> run.spec().spacetimeDimension() == d).toList();
            return Trial.agreement(
                    "G2 agrees with the propagator at every separation, for both laws of momenta, d = " + d,
                    KnownTwoPoint.of(here, "", "", FreePropagator::law).comparisons(), 0.01);
        }).toList();
        return new Finding(trials, List.of(known.table()),
                IntStream.rangeClosed(1, DIMENSIONS).mapToObj(d -> chart(runs, d)).toList());
    }

    private static String law(Observed run) {
        return ((Embedding.CosNet) run.spec().ensemble().embedding()).momentum() instanceof Momentum.Ball _ ? "ball"
                : "propagator";
    }

    private static Chart chart(List<Observed> runs, int dimension) {
        List<Observed> here = runs.stream().filter(run -> run.spec().spacetimeDimension() == dimension).toList();
        var series = new ArrayList<Series>();
        series.add(new Series.Line("(2.29), |*p*| < 8", 0, curve(here.getFirst())));
        for (Observed run : here) {
            series.add(new Series.Points("momenta by " + law(run), DIMENSIONS - series.size(),
                    IntStream.range(0, run.spec().points().size())
                            .mapToObj(b -> Place.of(KnownTwoPoint.separation(run, b), run.twoPoint(new Pair(0, b))))
                            .toList()));
        }
        return new Chart(SWEEP + "-" + dimension,
                "G2 against separation in " + dimension + (dimension == 1 ? " dimension" : " dimensions")
                        + ": estimates for both laws of momenta, and the propagator cut off by quadrature.",
                Chart.Axis.linear("*r*"), Chart.Axis.linear("*G*_2(*r*)"), series);
    }

    /** What is known at separations between those of a run. */
    private static List<Place> curve(Observed run) {
        double last = KnownTwoPoint.separation(run, run.spec().points().size() - 1);
        List<Double> separations = IntStream.range(0, PLACES).mapToObj(i -> last * i / (PLACES - 1.0)).toList();
        List<Point> points = separations.stream().map(r -> onAxis(r, run.spec().spacetimeDimension())).toList();
        RunSpec spec = run.spec();
        var pairs = new Correlators.TwoPoint.Listed(
                IntStream.range(0, PLACES).mapToObj(b -> new Pair(0, b)).toList());
        Theory theory = Theory.of(new RunSpec(spec.name(), spec.seed(), points, spec.ensemble(), spec.estimator(),
                spec.sampling(), new Correlators(pairs, List.of(new Quadruple(0, 0, 0, 0)), List.of()), spec.stop()));
        return IntStream.range(0, PLACES).mapToObj(
                b -> new Place(separations.get(b), theory.twoPoint().get(new Pair(0, b)).value(), 0.0)).toList();
    }

    private static Point onAxis(double r, int dimension) {
        return Point.of(IntStream.range(0, dimension).mapToDouble(i -> i == 0 ? r : 0.0).toArray());
    }
}
