package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartic.cumulant.Estimate;
import org.quartic.plot.Chart;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;
import org.quartic.reproduction.Statement.Origin;
import org.quartic.run.Figures;
import org.quartic.spec.Embedding;
import org.quartic.spec.Momentum;
import org.quartic.spec.Point;
import org.quartic.spec.RunSpec;
import org.quartic.theory.Theory;

/** Reflection positivity as the cutoff is removed. */
final class ReflectionLimit implements Claim {
    // Positivity comes and goes with the phase of the highest momentum.
    private static final int PLACES = 201;

    @Override
    public Statement statement() {
        return new Statement("reflection-limit", "after (2.29)", Origin.LEFT_OUT,
                "A cutoff violates reflection positivity, by as much as its exact propagator says; the violation falls as the cutoff is removed.",
                List.of(ReflectionPositivity.SWEEP));
    }

    @Override
    public boolean needsCovariance() {
        return true;
    }

    @Override
    public Finding find(Evidence evidence) {
        List<Observed> runs = evidence.runs(ReflectionPositivity.SWEEP);
        List<Observed> cutOff = runs.subList(0, runs.size() - 1);
        var comparisons = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        for (Observed run : runs) {
            Observed.Known known = run.known();
            var row = new ArrayList<>(List.of(run.equals(runs.getLast()) ? "normal momenta" : cutoff(run) + ""));
            for (Reflection reflection : List.of(Reflection.FIXED, Reflection.SHRINKING)) {
                Estimate found = reflection.ratio(run);
                double exact = reflection.ratio(known);
                comparisons.add(new Comparison(found.value(), exact, found.standardError()));
                row.add(Figures.estimate(found));
                row.add(Figures.significant(exact, 5));
            }
            rows.add(row);
        }
        double excluded = comparisons.stream().mapToDouble(each -> -each.found() / each.standardError()).max()
                .orElse(Double.NaN);
        return new Finding(List.of(
                new Trial("the smallest over the largest eigenvalue is that of the exact matrix, for every cutoff",
                        Trial.worst(comparisons), Trial.agreement(comparisons),
                        new Alternative("zero or more, as positivity wants", excluded)),
                falls("at fixed times the violation is less with the largest cutoff than with the smallest",
                        Reflection.FIXED, cutOff),
                falls("and so it is at times that shrink with the cutoff", Reflection.SHRINKING, cutOff)),
                List.of(new NumberTable("Smallest over largest eigenvalue of G2(theta x_a, x_b)",
                        List.of("cutoff", "times 0.5, 1, 1.5", "exact",
                                "times 0.2/cutoff, 2.2/cutoff (normal: 0.2, 1.2)",
                                "exact"),
                        rows)),
                List.of(chart(cutOff)));
    }

    private static Trial falls(String said, Reflection reflection, List<Observed> runs) {
        return Trial.positive(said,
                Comparison.of(reflection.ratio(runs.getLast()), reflection.ratio(runs.getFirst())).difference());
    }

    private static double cutoff(Observed run) {
        return ((Momentum.Propagator) ((Embedding.CosNet) run.spec().ensemble().embedding()).momentum()).cutoff();
    }

    private static Chart chart(List<Observed> runs) {
        var series = new ArrayList<Series>();
        List<Double> cutoffs = Widths.between(cutoff(runs.getFirst()), cutoff(runs.getLast()), PLACES).toList();
        for (Reflection reflection : List.of(Reflection.FIXED, Reflection.SHRINKING)) {
            int style = series.isEmpty() ? 0 : 1;
            String name = reflection.equals(Reflection.FIXED) ? "fixed times" : "times as 1/Λ";
            series.add(new Series.Points(name, style,
                    runs.stream().map(run -> Place.of(cutoff(run), reflection.ratio(run))).toList()));
            series.add(new Series.Line(name + ", exact", style, cutoffs.stream()
                    .map(cutoff -> new Place(cutoff, reflection.ratio(known(runs.getFirst(), cutoff)), 0.0))
                    .toList()));
        }
        return new Chart("reflection",
                "Smallest over largest eigenvalue of G2(theta x_a, x_b) against the cutoff: below zero positivity is violated.",
                Chart.Axis.logarithmic("Λ"), Chart.Axis.linear("smallest / largest eigenvalue"), series);
    }

    /** What is known at a cutoff between those of the runs, made from the run with the smallest. */
    private static Observed.Known known(Observed run, double cutoff) {
        RunSpec spec = run.spec();
        var net = (Embedding.CosNet) spec.ensemble().embedding();
        double mass = ((Momentum.Propagator) net.momentum()).mass();
        var momentum = new Momentum.Propagator(mass, cutoff);
        List<Point> points = IntStream.range(0, spec.points().size())
                .mapToObj(i -> Reflection.shrinks(i)
                        ? Point.of(spec.points().get(i).coordinates().getFirst() * cutoff(run) / cutoff)
                        : spec.points().get(i))
                .toList();
        return new Observed.Known(Theory.of(new RunSpec(spec.name(), spec.seed(), points,
                spec.ensemble().with(new Embedding.CosNet(net.features(), momentum, net.profile(), net.scope())),
                spec.estimator(), spec.sampling(), spec.correlators(), spec.stop())));
    }
}
