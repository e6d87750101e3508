package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.quartic.plot.History.Sight;
import org.quartic.plot.History.Track;
import org.quartic.spec.Quadruple;

/** Four-points against draws: estimates with their intervals, and the bounds that shrink to the target. */
public final class ConvergenceFigure {
    private final Wishes wishes;
    private final List<Line> lines = new ArrayList<>();

    /** One four-point of one history. */
    private record Line(String run, Track track, MathText label) {}

    private ConvergenceFigure(List<History> histories, Wishes wishes) {
        this.wishes = wishes;
        for (History history : histories) {
            for (int i = 0; i < history.tracks().size(); i++) {
                Track track = history.tracks().get(i);
                if (shown(track)) {
                    lines.add(new Line(history.name(), track, track.points().isEmpty()
                            ? MathText.plain("four-point " + (i + 1)) : Symbols.points(track.points())));
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("found no such four-point");
        }
        Curves.check(lines.size());
    }

    /**
     * The figure: by default two panels, the estimates over the bounds.
     *
     * @param histories
     *            at least one
     * @throws IllegalArgumentException
     *             where what is wished for is not in them
     */
    public static Figure of(List<History> histories, Wishes wishes) {
        return new ConvergenceFigure(histories, wishes).figure();
    }

    private boolean shown(Track track) {
        if (wishes.fourPoints().isEmpty()) {
            return true;
        }
        if (track.points().isEmpty()) {
            throw new IllegalArgumentException(
                    "--four-point: the history does not say which four-points it is of; expected a field 'points'");
        }
        List<Integer> i = track.points();
        return wishes.show(new Quadruple(i.get(0), i.get(1), i.get(2), i.get(3)));
    }

    private Figure figure() {
        boolean logX = wishes.logX() == Wish.AUTO || wishes.logX().isLogarithmic(lines.stream()
                .flatMap(line -> line.track().sights().stream()).map(Sight::draws).toList(), "x");
        var draws = new Extent(logX);
        lines.stream().flatMap(line -> line.track().sights().stream()).forEach(sight -> draws.include(sight.draws()));
        var x = new Axis(MathText.plain("draws"), draws.scale());
        Optional<Quantity> wish = wishes.quantity();
        if (wish.isPresent()) {
            return new Figure(List.of(Quantity.among(wish, Quantity.FOUR_POINT, Quantity.BOUND) == Quantity.BOUND
                    ? bounds(x, true) : estimates(x)));
        }
        return new Figure(List.of(estimates(x), bounds(x, false)));
    }

    private Panel estimates(Axis x) {
        List<Double> values = lines.stream().flatMap(line -> line.track().sights().stream())
                .map(sight -> sight.estimate().value()).filter(Double::isFinite).toList();
        // The band matters here, and where it reaches zero a logarithm has no place for it.
        Ordinate ordinate = Ordinate.of(values, wishes.logY() == Wish.AUTO ? Wish.OFF : wishes.logY());
        var up = new Extent(ordinate.logarithmic());
        var layers = new ArrayList<Layer>();
        var legend = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            List<Datum> data = data(lines.get(i),
                    sight -> new Datum(sight.draws(), sight.estimate().value(), sight.bound()),
                    ordinate.sign());
            data.forEach(up::include);
            layers.add(i, new Layer.Band(data, Style.of(i)));
            layers.add(new Layer.Curve(data, Style.of(i), lines.size() > 1));
        }
        legend(legend);
        return new Panel(x, new Axis(ordinate.label(symbol(Quantity.FOUR_POINT)), up.scale()), layers, legend);
    }

    private Panel bounds(Axis x, boolean alone) {
        List<Double> values = lines.stream().flatMap(line -> line.track().sights().stream()).map(Sight::bound)
                .filter(bound -> Double.isFinite(bound) && bound > 0.0).toList();
        boolean log = wishes.logY() == Wish.AUTO || wishes.logY().isLogarithmic(values, "y");
        var up = new Extent(log);
        var layers = new ArrayList<Layer>();
        var legend = new ArrayList<Entry>();
        boolean aimed = lines.stream().anyMatch(line -> line.track().target() > 0.0);
        for (int i = 0; i < lines.size(); i++) {
            List<Datum> data = data(lines.get(i), sight -> new Datum(sight.draws(),
                    log && !(sight.bound() > 0.0) ? Double.NaN : sight.bound(), 0.0), 1);
            data.forEach(up::include);
            layers.add(new Layer.Curve(data, Style.of(i), lines.size() > 1));
        }
        for (Line line : lines) {
            double target = line.track().target();
            if (target > 0.0) {
                up.include(target);
                boolean shared = lines.stream().filter(each -> each.track().target() == target).count() > 1;
                int rgb = shared ? Style.BLACK : Style.of(lines.indexOf(line)).rgb();
                layers.add(new Layer.Level(target, 0.0, rgb, Dash.DOTTED));
            }
        }
        if (alone) {
            legend(legend);
        }
        if (aimed) {
            legend.add(new Entry(MathText.plain("target"), new Style(Style.BLACK, Shape.CIRCLE, false, Dash.DOTTED),
                    Entry.Sample.LINE));
        }
        return new Panel(x, new Axis(symbol(Quantity.BOUND), up.scale()), layers, legend);
    }

    private static List<Datum> data(Line line, Function<Sight, Datum> datum, int sign) {
        return line.track().sights().stream().map(datum).map(each -> each.times(sign)).toList();
    }

    private void legend(List<Entry> legend) {
        boolean runs = lines.stream().map(Line::run).distinct().count() > 1;
        boolean points = lines.stream().map(line -> line.label().characters()).distinct().count() > 1;
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            MathText run = runs ? MathText.plain(lines.get(i).run()) : MathText.plain("");
            MathText name = points ? run.isEmpty() ? lines.get(i).label()
                    : run.plus(MathText.plain(", ")).plus(lines.get(i).label()) : run;
            legend.add(new Entry(name, Style.of(i), Entry.Sample.MARKED_LINE));
        }
    }

    /** With its points where all lines are of the same. */
    private MathText symbol(Quantity quantity) {
        List<List<Integer>> points = lines.stream().map(line -> line.track().points()).distinct().toList();
        return points.size() > 1 || points.getFirst().isEmpty() ? quantity.symbol()
                : quantity.symbol().plus(Symbols.points(points.getFirst()));
    }
}
