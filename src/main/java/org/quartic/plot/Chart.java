package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import org.quartic.cumulant.Estimate;

/**
 * Any numbers to be seen in one panel. Its words are in the notation of axes: {@code *d*_k} is an italic d with a subscript.
 *
 * @param name
 *            of its file, without an ending
 * @param caption
 *            what it shows, in a plain sentence
 * @param across
 *            what is on the horizontal axis
 * @param up
 *            what is on the vertical axis
 * @param series
 *            in the order of the legend; lines are drawn below points
 */
public record Chart(String name, String caption, Axis across, Axis up, List<Series> series) {
    private static final double WIDTH = 110.0;
    private static final double HEIGHT = 75.0;

    public Chart {
        series = List.copyOf(series);
    }

    /**
     * An axis.
     *
     * @param label
     *            what is on it
     */
    public record Axis(String label, boolean logarithmic) {

        /** With equal steps. */
        public static Axis linear(String label) {
            return new Axis(label, false);
        }

        /** With equal factors: what is not above 0 is left out. */
        public static Axis logarithmic(String label) {
            return new Axis(label, true);
        }
    }

    /** What belongs together, from left to right. */
    public sealed interface Series {

        /** What the legend says; nothing where it is empty. */
        String name();

        /** Its places. */
        List<Place> places();

        /** What its colour and shape are, from 0: what has the same number looks alike. */
        int style();

        /** Estimates with error bars. */
        record Points(String name, int style, List<Place> places) implements Series {
            public Points {
                places = List.copyOf(places);
            }
        }

        /** A curve. */
        record Line(String name, int style, List<Place> places) implements Series {
            public Line {
                places = List.copyOf(places);
            }
        }
    }

    /**
     * A value at a place.
     *
     * @param error
     *            half the length of its bar; 0 where there is none
     */
    public record Place(double x, double y, double error) {

        /** An estimate with its standard error. */
        public static Place of(double x, Estimate estimate) {
            return new Place(x, estimate.value(), estimate.standardError());
        }

        /** Its size, whatever its sign. */
        public Place size() {
            return new Place(x, Math.abs(y), error);
        }
    }

    /** It as SVG. */
    public String svg() {
        return SvgPage.text(Layout.of(figure(),
                new Paper(Length.millimetres(WIDTH).points(), Length.millimetres(HEIGHT).points(), "")));
    }

    /** It before anything has its place. */
    Figure figure() {
        var right = new Extent(across.logarithmic());
        var high = new Extent(up.logarithmic());
        var lines = new ArrayList<Layer>();
        var points = new ArrayList<Layer>();
        var legend = new ArrayList<Entry>();
        for (Series each : series) {
            List<Datum> data = each.places().stream().filter(this::isShown)
                    .map(place -> new Datum(place.x(), place.y(), place.error())).toList();
            data.forEach(datum -> {
                right.include(datum.x());
                high.include(datum);
            });
            Style style = Style.of(each.style());
            Entry.Sample sample = switch (each) {
                case Series.Points _ -> {
                    points.add(new Layer.Points(data, style));
                    yield Entry.Sample.POINT;
                }
                case Series.Line _ -> {
                    lines.add(new Layer.Curve(data, style, false));
                    yield Entry.Sample.LINE;
                }
            };
            if (!each.name().isEmpty()) {
                legend.add(new Entry(MathText.of(each.name()), style, sample));
            }
        }
        lines.addAll(points);
        return new Figure(List.of(new Panel(new org.quartic.plot.Axis(MathText.of(across.label()), right.scale()),
                new org.quartic.plot.Axis(MathText.of(up.label()), high.scale()), lines, legend)));
    }

    private boolean isShown(Place place) {
        return (place.x() > 0.0 || !across.logarithmic()) && (place.y() > 0.0 || !up.logarithmic());
    }
}
