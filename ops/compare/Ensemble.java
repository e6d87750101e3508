import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a spec asks for, as far as the programs that are compared with Quartic need to know: one head, fixed tokens, all points in the
 * sequence.
 *
 * @param points
 *            n x D, which are the tokens too
 */
record Ensemble(boolean field, long seed, int width, double sigmaQuery, double sigmaKey, double sigmaValue,
        double sigmaReadout,
        List<List<Object>> points, List<List<Object>> fourPoints) {

    /** From the resolved spec of a result. */
    static Ensemble of(Map<String, Object> spec) {
        Map<String, Object> sigma = Json.object(spec, "ensemble", "sigma");
        return new Ensemble(spec.get("estimator").equals("field"), ((Number) spec.get("seed")).longValue(),
                ((Number) Json.object(spec, "ensemble").get("width")).intValue(), Json.number(sigma, "query"),
                Json.number(sigma, "key"), Json.number(sigma, "value"), Json.number(sigma, "readout"),
                Json.array(spec.get("points")).stream().map(Json::array).toList(),
                Json.array(Json.object(spec, "correlators").get("four-point")).stream().map(Json::array).toList());
    }

    Ensemble asField() {
        return new Ensemble(true, seed, width, sigmaQuery, sigmaKey, sigmaValue, sigmaReadout, points, fourPoints);
    }

    int count() {
        return points.size();
    }

    int dimension() {
        return points.getFirst().size();
    }

    /** For the C and NumPy programs: one key and its values a line. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add("estimator " + (field ? "field" : "collapsed"));
        lines.add("seed " + seed);
        lines.add("width " + width);
        lines.add("sigma " + sigmaQuery + " " + sigmaKey + " " + sigmaValue + " " + sigmaReadout);
        points.forEach(point -> lines.add("point " + words(point)));
        fourPoints.forEach(four -> lines.add("four " + words(four)));
        return String.join("\n", lines) + "\n";
    }

    private static String words(List<Object> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** Pairs among the points of each four-point: what an estimate and its error need. */
    int pairs() {
        Set<String> pairs = new HashSet<>();
        for (List<Object> four : fourPoints) {
            pairs.addAll(pairsOf(four));
        }
        return pairs.size();
    }

    /** Co-moments that are kept: those among the pairs and the sum of a four-point. */
    int comoments() {
        Set<String> entries = new HashSet<>();
        for (List<Object> four : fourPoints) {
            var near = new ArrayList<>(pairsOf(four));
            near.add(four.toString());
            for (String i : near) {
                for (String j : near) {
                    entries.add(i.compareTo(j) < 0 ? i + j : j + i);
                }
            }
        }
        return entries.size();
    }

    private static Set<String> pairsOf(List<Object> four) {
        Set<String> pairs = new HashSet<>();
        for (Object a : four) {
            for (Object b : four) {
                long i = ((Number) a).longValue();
                long j = ((Number) b).longValue();
                pairs.add(Math.min(i, j) + "," + Math.max(i, j) + ";");
            }
        }
        return pairs;
    }
}
