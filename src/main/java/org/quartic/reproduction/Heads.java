package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.plot.Chart;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;
import org.quartic.run.Figures;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;

/** More and more heads with tokens of one scope, by the field itself and by the kernel: two claims are about these sweeps. */
record Heads(Evidence evidence, String scope) {
    static final String FIELD = "heads-field";
    static final String COLLAPSED = "heads-collapsed";
    static final String KEY = "ensemble.heads";
    static final String MOST = "100000";

    private static final String SCOPE = "ensemble.embedding.cos-net.scope";
    private static final Quadruple POINTS = new Quadruple(0, 0, 0, 0);

    /** The curve through what a sweep found. */
    Optional<Fitted> fit(String sweep, FitSpec.Curve curve) {
        return evidence.fit(sweep, curve, FitSpec.Quantity.FOUR_POINT, POINTS, Map.of(SCOPE, scope));
    }

    /** The run of a sweep with so many heads. */
    Observed run(String sweep, String heads) {
        return evidence.run(sweep, Map.of(SCOPE, scope, KEY, heads));
    }

    /** G4c of the run with the most heads. */
    Estimate atMost() {
        return run(COLLAPSED, MOST).fourPoint(POINTS).estimate();
    }

    /** That both estimators find the same. */
    Trial agreement() {
        List<Comparison> comparisons = evidence.runs(FIELD, Map.of(SCOPE, scope)).stream()
                .map(run -> Comparison.of(run.fourPoint(POINTS).estimate(),
                        run(COLLAPSED, run.at(KEY)).fourPoint(POINTS).estimate()))
                .toList();
        return Trial.agreement("G4c of all heads, from moments of phi, is what kernels of one and of two heads say",
                comparisons, 0.1);
    }

    NumberTable table() {
        var rows = new ArrayList<List<String>>();
        for (Observed run : evidence.runs(COLLAPSED, Map.of(SCOPE, scope))) {
            String field = evidence.runs(FIELD, Map.of(SCOPE, scope, KEY, run.at(KEY))).stream()
                    .map(one -> Figures.estimate(one.fourPoint(POINTS).estimate())).findFirst().orElse("-");
            rows.add(List.of(run.at(KEY), field, Figures.estimate(run.fourPoint(POINTS).estimate())));
        }
        return new NumberTable("G4c(0,0,0,0) of tokens that are " + scope, List.of("N_h", "`field`", "`collapsed`"),
                rows);
    }

    /** Both scopes side by side. */
    static Chart chart(Evidence evidence) {
        var series = new ArrayList<Series>();
        for (String scope : List.of("per-head", "shared")) {
            int style = series.isEmpty() ? 0 : 1;
            var heads = new Heads(evidence, scope);
            FitSpec.Curve shape = scope.equals("shared") ? new FitSpec.Curve.Plateau(1) : new FitSpec.Curve.PowerLaw();
            List<Place> kernels = heads.places(COLLAPSED);
            series.add(new Series.Points(scope + ", field", 2 * style, heads.places(FIELD)));
            series.add(new Series.Points(scope + ", collapsed", 2 * style + 1, kernels));
            series.addAll(Widths.curve(scope + ", fit", 2 * style + 1, heads.fit(COLLAPSED, shape), kernels, y -> y));
        }
        return new Chart("heads",
                "G4c at one point against the number of heads: tokens drawn for every head, and shared by all.",
                Chart.Axis.logarithmic("*N*_h"), Chart.Axis.logarithmic("*G*_4^c"), series);
    }

    private List<Place> places(String sweep) {
        Stream<Observed> runs = evidence.runs(sweep, Map.of(SCOPE, scope)).stream();
        return Widths.places(runs.filter(run -> !run.at(KEY).equals(MOST)).toList(), KEY,
                run -> run.fourPoint(POINTS).estimate());
    }
}
