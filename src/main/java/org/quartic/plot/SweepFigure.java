package org.quartic.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quartic.plot.Sweep.Fit;
import org.quartic.plot.Sweep.SweepAxis;
import org.quartic.plot.Sweep.SweptRun;
import org.quartic.run.FourPointResult;
import org.quartic.spec.Quadruple;

/**
 * Four-points against what was varied: a curve for each sweep, four-point and combination of the other keys, fits as lines with their bands,
 * a limit as a level.
 */
public final class SweepFigure {
    private static final Dash LIMIT = Dash.DOTTED;
    private static final Dash FIT = Dash.DASHED;
    // What a column of a journal has room for, in sizes of the font.
    private static final double SHORT_LINE = 26.0;

    private final Quantity quantity;
    private final Wishes wishes;
    private final String over;
    private final List<Trace> traces = new ArrayList<>();

    /**
     * A curve.
     *
     * @param others
     *            the values of the keys that are not the axis
     * @param limit
     *            the value at an infinite width
     */
    private record Trace(Sweep sweep, Quadruple points, Map<String, String> others, List<Datum> data,
            Optional<Datum> limit) {

        boolean isOf(Fit fit) {
            return sweep.fits().contains(fit) && points.sorted().equals(fit.points().sorted())
                    && others.entrySet().containsAll(fit.at().entrySet());
        }
    }

    private SweepFigure(List<Sweep> sweeps, Wishes wishes) {
        this.wishes = wishes;
        quantity = Quantity.among(wishes.quantity(), Quantity.FOUR_POINT, Quantity.NORMALISED, Quantity.FINITE_WIDTH,
                Quantity.INDEPENDENCE_BREAKING);
        over = over(sweeps.getFirst());
        sweeps.forEach(this::trace);
        if (traces.isEmpty()) {
            throw new IllegalArgumentException(
                    "found no run with such a " + quantity.word() + " at a number of " + over);
        }
    }

    /**
     * The figure.
     *
     * @param sweeps
     *            at least one
     * @throws IllegalArgumentException
     *             where what is wished for is not in them
     */
    public static Figure of(List<Sweep> sweeps, Wishes wishes) {
        return new SweepFigure(sweeps, wishes).figure();
    }

    private String over(Sweep sweep) {
        List<String> numeric = sweep.axes().stream().filter(SweepAxis::isNumeric).map(SweepAxis::key).toList();
        String key = wishes.over().or(() -> numeric.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "found no axis of numbers in the sweep '" + sweep.name() + "': nothing to plot against"));
        if (!numeric.contains(key)) {
            throw new IllegalArgumentException(
                    "--over: found " + key + "; allowed: "
                            + (numeric.isEmpty() ? "nothing" : String.join(", ", numeric)));
        }
        return key;
    }

    private void trace(Sweep sweep) {
        if (sweep.axes().stream().noneMatch(axis -> axis.key().equals(over))) {
            throw new IllegalArgumentException("the sweep '" + sweep.name() + "' does not vary " + over);
        }
        var points = new LinkedHashSet<Quadruple>();
        var combinations = new LinkedHashSet<Map<String, String>>();
        for (SweptRun run : sweep.runs()) {
            combinations.add(others(run));
            run.result().stream().flatMap(result -> result.fourPoint().stream()).map(FourPointResult::points)
                    .filter(wishes::show).forEach(points::add);
        }
        for (Map<String, String> others : combinations) {
            for (Quadruple four : points) {
                List<SweptRun> runs = sweep.runs().stream().filter(run -> others(run).equals(others)).toList();
                List<Datum> data = runs.stream().filter(run -> Sweep.isNumber(run.at().get(over)))
                        .flatMap(run -> datum(run, four).stream()).sorted(
                                Comparator.comparingDouble(Datum::x))
                        .toList();
                Optional<Datum> limit = runs.stream().filter(run -> run.at().get(over).equals(Sweep.INFINITE))
                        .flatMap(run -> datum(run, four).stream()).findFirst();
                if (!data.isEmpty()) {
                    traces.add(new Trace(sweep, four, others, data, limit));
                }
            }
        }
    }

    private Map<String, String> others(SweptRun run) {
        var others = new TreeMap<>(run.at());
        others.remove(over);
        return others;
    }

    private Optional<Datum> datum(SweptRun run, Quadruple points) {
        String at = run.at().get(over);
        double x = Sweep.isNumber(at) ? Double.parseDouble(at) : Double.POSITIVE_INFINITY;
        return run.result().stream().flatMap(result -> result.fourPoint().stream())
                .filter(four -> four.points().equals(points)).map(four -> Datum.of(x, quantity.of(four)))
                .filter(Datum::isKnown).findFirst();
    }

    private Figure figure() {
        // A limit may be zero, as that of I_dk is: then a logarithmic axis does without it.
        List<Double> heights = traces.stream().flatMap(trace -> trace.data().stream()).map(Datum::y).toList();
        Ordinate ordinate = Ordinate.of(heights, wishes.logY());
        List<Double> values = traces.stream().flatMap(trace -> trace.data().stream()).map(Datum::x).distinct().sorted()
                .toList();
        boolean logX = wishes.logX().isLogarithmic(values, "x");
        boolean endless = false;
        var across = new Extent(logX);
        var up = new Extent(ordinate.logarithmic());
        var below = new ArrayList<Layer>();
        var above = new ArrayList<Layer>();
        var legend = new ArrayList<Entry>();
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            Style style = Style.of(i % Style.COUNT);
            List<Datum> data = trace.data().stream().map(datum -> datum.times(ordinate.sign())).toList();
            data.forEach(datum -> {
                across.include(datum.x());
                up.include(datum);
            });
            Optional<Datum> limit = trace.limit().map(datum -> datum.times(ordinate.sign()))
                    .filter(datum -> datum.y() > 0.0 || !ordinate.logarithmic());
            limit.ifPresent(datum -> {
                up.include(datum);
                below.add(new Layer.Level(datum.y(), datum.hasError() ? datum.error() : 0.0, style.rgb(), LIMIT));
            });
            endless |= limit.isPresent();
            above.add(new Layer.Points(Stream.concat(data.stream(), limit.stream()).toList(), style));
            var fitted = new Style(style.rgb(), style.shape(), style.open(), FIT);
            List<Fit> fits = fits(trace);
            legend(legend, trace, fits, fitted);
            for (Fit fit : fits) {
                List<Datum> curve = fit.curve().stream().map(datum -> datum.times(ordinate.sign())).toList();
                below.add(new Layer.Band(curve, fitted));
                below.add(new Layer.Curve(curve, fitted, false));
            }
        }
        Curves.check(traces.size());
        below.addAll(above);
        Scale finite = logX ? MarkedScale.of(across.scale(), values) : across.scale();
        return new Figure(List.of(new Panel(new Axis(Symbols.key(over), endless ? new EndlessScale(finite) : finite),
                new Axis(ordinate.label(symbol()), up.scale()), below, legend)));
    }

    /** A curve and its fits: in one line where that is short enough. */
    private void legend(List<Entry> legend, Trace trace, List<Fit> fits, Style style) {
        MathText name = name(trace);
        if (fits.size() == 1 && !name.isEmpty()) {
            MathText both = name.plus(MathText.plain(": ")).plus(law(fits.getFirst()));
            if (both.width() <= SHORT_LINE) {
                legend.add(new Entry(both, style, Entry.Sample.MARKED_LINE));
                return;
            }
        }
        if (!name.isEmpty()) {
            legend.add(new Entry(name, style, Entry.Sample.POINT));
        }
        fits.forEach(fit -> legend.add(new Entry(law(fit), style,
                name.isEmpty() ? Entry.Sample.MARKED_LINE : Entry.Sample.LINE)));
    }

    private List<Fit> fits(Trace trace) {
        return trace.sweep().fits().stream().filter(fit -> fit.quantity() == quantity && fit.over().equals(over))
                .filter(trace::isOf)
                // A fit that does not say of which of several curves it is belongs to the first.
                .filter(fit -> traces.stream().filter(each -> each.isOf(fit)).findFirst().orElseThrow() == trace)
                .toList();
    }

    /** What the axis says: with its points where all curves are of the same. */
    private MathText symbol() {
        return varies(Trace::points) ? quantity.symbol()
                : quantity.symbol().plus(Symbols.points(traces.getFirst().points()));
    }

    private boolean varies(Function<Trace, Object> what) {
        return traces.stream().map(what).distinct().count() > 1;
    }

    private MathText name(Trace trace) {
        var parts = new ArrayList<MathText>();
        if (varies(each -> each.sweep())) {
            parts.add(MathText.plain(trace.sweep().name()));
        }
        if (varies(Trace::points)) {
            parts.add(Symbols.points(trace.points()));
        }
        trace.others().forEach((key, value) -> {
            if (varies(each -> each.others().getOrDefault(key, ""))) {
                parts.add(Symbols.key(key).plus(MathText.plain(" = ")).plus(Symbols.value(value)));
            }
        });
        MathText name = MathText.plain("");
        for (MathText part : parts) {
            name = name.isEmpty() ? part : name.plus(MathText.plain(", ")).plus(part);
        }
        return name;
    }

    private MathText law(Fit fit) {
        MathText law = switch (fit.kind()) {
            case "power-law" -> parameter(fit, "exponent")
                    .map(exponent -> MathText.of("*a* ").plus(Symbols.key(over)).plus(raised(
                            Concise.of(exponent.estimate(), exponent.standardError()))))
                    .orElse(MathText.plain(fit.model()));
            case "plateau" -> MathText.plain("constant");
            default -> MathText.plain(fit.model());
        };
        return law.plus(MathText.of(", *χ*^2/dof = " + Concise.decimals(fit.chiSquared()) + "/"
                + fit.degreesOfFreedom()));
    }

    // Over a subscript, as in d_k, a power would stand too near.
    private static MathText raised(String power) {
        return new MathText(List.of(new MathText.Span(power, false, MathText.Place.SUPERSCRIPT)));
    }

    /** A parameter by its name, where nothing but an amplitude stands beside it. */
    private static Optional<Sweep.Parameter> parameter(Fit fit, String name) {
        return fit.parameters().size() > 2 ? Optional.empty()
                : fit.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }
}
