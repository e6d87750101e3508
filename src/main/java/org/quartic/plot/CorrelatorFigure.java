package org.quartic.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.run.FourPointResult;
import org.quartic.run.TwoPointResult;

/** The correlators of results: two-points against the distance of their points, or four-points side by side. */
public final class CorrelatorFigure {
    // Marks of several results at one label stand beside each other, in widths of a label.
    private static final double SPREAD = 0.5;

    private final List<NamedResult> results;
    private final Wishes wishes;

    private CorrelatorFigure(List<NamedResult> results, Wishes wishes) {
        this.results = List.copyOf(results);
        this.wishes = wishes;
        Curves.check(results.size());
    }

    /**
     * The figure: by default of the two-points, or of the four-points where there are no others or some were chosen.
     *
     * @param results
     *            at least one
     * @throws IllegalArgumentException
     *             where what is wished for is not in them
     */
    public static Figure of(List<NamedResult> results, Wishes wishes) {
        return new CorrelatorFigure(results, wishes).figure();
    }

    private Figure figure() {
        boolean pairs = wishes.fourPoints().isEmpty()
                && results.stream().anyMatch(each -> !each.result().twoPoint().isEmpty());
        Quantity usual = pairs ? Quantity.TWO_POINT : Quantity.FOUR_POINT;
        Quantity quantity = Quantity.among(wishes.quantity().or(() -> Optional.of(usual)), Quantity.TWO_POINT,
                Quantity.FOUR_POINT, Quantity.NORMALISED, Quantity.FINITE_WIDTH, Quantity.INDEPENDENCE_BREAKING);
        return quantity == Quantity.TWO_POINT ? twoPoints() : fourPoints(quantity);
    }

    private Figure twoPoints() {
        List<List<Datum>> data = results.stream().map(CorrelatorFigure::byDistance).toList();
        boolean logX = wishes.logX() != Wish.AUTO && wishes.logX().isLogarithmic(
                data.stream().flatMap(List::stream).map(Datum::x).toList(), "x");
        var distances = new Extent(logX);
        data.stream().flatMap(List::stream).forEach(datum -> distances.include(datum.x()));
        return figure(Quantity.TWO_POINT,
                new Axis(MathText.of("|*x*_a − *x*_b|"), distances.scale()), data);
    }

    private static List<Datum> byDistance(NamedResult named) {
        JsonNode points = named.result().spec().path("points");
        return named.result().twoPoint().stream()
                .map(each -> Datum.of(distance(named, points, each), each.estimate())).filter(Datum::isKnown).toList();
    }

    private static double distance(NamedResult named, JsonNode points, TwoPointResult result) {
        JsonNode a = points.path(result.points().a());
        JsonNode b = points.path(result.points().b());
        if (a.isMissingNode() || a.size() != b.size()) {
            throw new IllegalArgumentException("the result '" + named.name()
                    + "': found no points in its spec for the two-point " + result.points().a() + " "
                    + result.points().b());
        }
        double sum = 0.0;
        for (int i = 0; i < a.size(); i++) {
            double difference = a.get(i).doubleValue() - b.get(i).doubleValue();
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private Figure fourPoints(Quantity quantity) {
        if (wishes.logX() == Wish.ON) {
            throw new IllegalArgumentException("--log-x on: four-points stand side by side, without an order");
        }
        var labels = new LinkedHashSet<String>();
        shown().forEach(four -> labels.add(label(four)));
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("found no such four-point");
        }
        List<String> places = List.copyOf(labels);
        var data = new ArrayList<List<Datum>>();
        for (int i = 0; i < results.size(); i++) {
            double beside = (i + 0.5) / results.size() * SPREAD - SPREAD / 2.0;
            data.add(results.get(i).result().fourPoint().stream().filter(four -> wishes.show(four.points()))
                    .map(four -> Datum.of(places.indexOf(label(four)), quantity.of(four)).movedBy(beside))
                    .filter(Datum::isKnown).toList());
        }
        return figure(quantity, new Axis(MathText.of("*a b c d*"), new CategoryScale(places)), data);
    }

    private Stream<FourPointResult> shown() {
        return results.stream().flatMap(each -> each.result().fourPoint().stream())
                .filter(four -> wishes.show(four.points()));
    }

    private static String label(FourPointResult four) {
        return four.points().indices().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private Figure figure(Quantity quantity, Axis x, List<List<Datum>> data) {
        List<Double> heights = data.stream().flatMap(List::stream).map(Datum::y).toList();
        if (heights.isEmpty()) {
            throw new IllegalArgumentException("found no " + quantity.word() + " that is known");
        }
        Ordinate ordinate = Ordinate.of(heights, wishes.logY());
        var up = new Extent(ordinate.logarithmic());
        var layers = new ArrayList<Layer>();
        var legend = new ArrayList<Entry>();
        for (int i = 0; i < data.size(); i++) {
            List<Datum> shown = data.get(i).stream().map(datum -> datum.times(ordinate.sign())).toList();
            shown.forEach(up::include);
            layers.add(new Layer.Points(shown, Style.of(i)));
            if (data.size() > 1) {
                legend.add(new Entry(MathText.plain(results.get(i).name()), Style.of(i), Entry.Sample.POINT));
            }
        }
        MathText arguments = MathText
                .of(quantity == Quantity.TWO_POINT ? "(*x*_a,*x*_b)" : "(*x*_a,*x*_b,*x*_c,*x*_d)");
        return new Figure(List.of(new Panel(x, new Axis(ordinate.label(quantity.symbol().plus(arguments)), up.scale()),
                layers, legend)));
    }
}
