import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one case, round by round: the same number of rounds in every series, NaN where one failed. */
final class Series {

    /** What is measured: nanoseconds a draw, by the clock. */
    enum Of {
        QUARTIC, TWO_THREADS, BARE_LOOP, NUMPY, NUMPY_TWO_CORES, TWIN, LIMIT, LITERAL_LIMIT,
        SAMPLING, EVALUATING, REDUCING, SAMPLING_LIMIT, EVALUATING_LIMIT, REDUCING_LIMIT;

        String word() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    private final Map<Of, List<Double>> rounds = new LinkedHashMap<>();

    void add(Of what, double nanos) {
        rounds.computeIfAbsent(what, _ -> new ArrayList<>()).add(nanos);
    }

    /** Fills up what nothing was said of in this round. */
    void endRound(int round) {
        for (Of what : Of.values()) {
            List<Double> series = rounds.computeIfAbsent(what, _ -> new ArrayList<>());
            while (series.size() <= round) {
                series.add(Double.NaN);
            }
        }
    }

    Spread spread(Of what) {
        return Spread.of(rounds.getOrDefault(what, List.of()));
    }

    /** How many times the second the first is, round by round. */
    Spread ratio(Of above, Of below) {
        return Spread.ofRatios(rounds.getOrDefault(above, List.of()), rounds.getOrDefault(below, List.of()));
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        rounds.forEach((what, series) -> json.put(what.word(), series));
        return json;
    }
}
