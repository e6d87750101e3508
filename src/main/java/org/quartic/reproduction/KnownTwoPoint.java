package org.quartic.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.quartic.cumulant.Estimate;
import org.quartic.run.Figures;
import org.quartic.spec.Pair;
import org.quartic.theory.KnownValue;

/**
 * G2(0, b) at several separations beside what is known of it, run by run.
 *
 * @param comparisons
 *            of all runs
 * @param table
 *            a row for each
 */
record KnownTwoPoint(List<Comparison> comparisons, NumberTable table) {

    /**
     * Of these runs.
     *
     * @param label
     *            what a run is called
     */
    static KnownTwoPoint of(List<Observed> runs, String caption, String head, Function<Observed, String> label) {
        var comparisons = new ArrayList<Comparison>();
        var rows = new ArrayList<List<String>>();
        for (Observed run : runs) {
            Observed.Known known = run.known();
            for (int b = 0; b < run.spec().points().size(); b++) {
                Estimate found = run.twoPoint(new Pair(0, b));
                KnownValue exact = known.twoPoint(new Pair(0, b));
                var comparison = Comparison.of(found, exact);
                comparisons.add(comparison);
                rows.add(List.of(label.apply(run), Figures.significant(separation(run, b), 4), Figures.estimate(found),
                        Figures.significant(exact.value(), 7), Figures.significant(comparison.pull(), 2)));
            }
        }
        return new KnownTwoPoint(comparisons, new NumberTable(caption,
                List.of(head, "r", "G2", "known", "difference in standard errors"), rows));
    }

    /** How far point b is from the first. */
    static double separation(Observed run, int b) {
        double square = 0.0;
        for (int i = 0; i < run.spec().spacetimeDimension(); i++) {
            double difference = run.spec().points().get(b).coordinates().get(i)
                    - run.spec().points().getFirst().coordinates().get(i);
            square += difference * difference;
        }
        return Math.sqrt(square);
    }
}
