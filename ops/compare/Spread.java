import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The median and the range of what was measured in several rounds; NaN where nothing was. */
record Spread(double median, double least, double most) {

    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    /** Rounds in which nothing was measured are NaN, and left out. */
    static Spread of(List<Double> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return NONE;
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** What one series is in units of another, round by round. */
    static Spread ofRatios(List<Double> above, List<Double> below) {
        int rounds = Math.min(above.size(), below.size());
        return of(
                DoubleStream.iterate(0, i -> i + 1).limit(rounds).mapToObj(i -> above.get((int) i) / below.get((int) i))
                        .toList());
    }

    boolean isThere() {
        return Double.isFinite(median);
    }

    /** Such as {@code 812 (805..840)}, in three digits. */
    String text() {
        return isThere() ? digits(median) + " (" + digits(least) + ".." + digits(most) + ")" : "-";
    }

    /** Such as {@code 71% (69..72)}. */
    String percent() {
        return isThere() ? String.format(Locale.ROOT, "%.0f%% (%.0f..%.0f)", 100 * median, 100 * least, 100 * most)
                : "-";
    }

    /** Three digits, and thousands apart. */
    static String digits(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value == 0) {
            return "0";
        }
        int decimals = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (decimals >= 0) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        double unit = Math.pow(10, -decimals);
        return String.format(Locale.ROOT, "%,.0f", Math.rint(value / unit) * unit);
    }

    Map<String, Object> json() {
        return Json.map("median", median, "min", least, "max", most);
    }
}
