package org.quartic.reproduction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.plot.Chart.Place;
import org.quartic.plot.Chart.Series;

/** One head at widths from 2 to infinity: several claims are about this sweep. */
final class Widths {
    static final String SWEEP = "widths";
    static final String KEY = "ensemble.width";
    static final String INFINITE = "infinite";

    private static final int PLACES_OF_A_CURVE = 81;

    private Widths() {}

    /** A place for every run at a finite value of the key. */
    static List<Place> places(List<Observed> runs, String key, Function<Observed, Estimate> quantity) {
        return runs.stream().filter(run -> !run.isAt(Map.of(key, INFINITE)))
                .map(run -> Place.of(Double.parseDouble(run.at(key)), quantity.apply(run))).toList();
    }

    /** A fitted curve over a range of these places; nothing where there is none. */
    static List<Series> curve(String name, int style, Optional<Fitted> fit, List<Place> places,
            ToDoubleFunction<Double> shown) {
        return fit.<List<Series>>map(curve -> List.of(new Series.Line(name, style,
                between(places.getFirst().x(), places.getLast().x(), PLACES_OF_A_CURVE)
                        .map(x -> new Place(x, shown.applyAsDouble(curve.value(x)), 0.0)).toList())))
                .orElse(List.of());
    }

    /** So many places evenly spaced on a logarithmic axis. */
    static Stream<Double> between(double first, double last, int count) {
        return IntStream.range(0, count).mapToObj(i -> first * FastMath.pow(last / first, i / (count - 1.0)));
    }
}
