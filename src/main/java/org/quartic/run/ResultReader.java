package org.quartic.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.quartic.cumulant.Estimate;
import org.quartic.spec.Estimator;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sampling;
import org.quartic.spec.Sextuple;

/**
 * Reads what {@link ResultJson} writes, to the same doubles: what is null there is NaN, also where it was infinite. Thread-safe.
 */
public final class ResultReader {
    private ResultReader() {}

    /**
     * The result that was written so.
     *
     * @throws IllegalArgumentException
     *             if it is none of this schema, with the reason in one line
     */
    public static RunResult read(JsonNode json) {
        String schema = json.path("schema").asText();
        if (!schema.equals(ResultJson.SCHEMA)) {
            throw new IllegalArgumentException(
                    "a result of the schema '" + schema + "': expected " + ResultJson.SCHEMA);
        }
        return new RunResult(text(json, "name"), word(json, "status", Status.values(), Status::word),
                field(json, "spec"), text(json, "spec-digest"),
                word(json, "estimator", Estimator.values(), Words::of), sampling(json),
                field(json, "draws").longValue(), number(json, "wall-seconds"), number(json, "cpu-seconds"),
                each(json, "two-point", ResultReader::twoPoint), each(json, "four-point", ResultReader::fourPoint),
                each(json, "six-point", ResultReader::sixPoint),
                Optional.ofNullable(json.get("covariance")).map(ResultReader::covariance),
                each(json, "warnings", warning -> new Warning(text(warning, "code"), text(warning, "message"))),
                provenance(field(json, "provenance")));
    }

    private static TwoPointResult twoPoint(JsonNode json) {
        int[] points = indices(json, 2);
        return new TwoPointResult(new Pair(points[0], points[1]), estimate(json));
    }

    private static FourPointResult fourPoint(JsonNode json) {
        int[] points = indices(json, 4);
        JsonNode interval = field(json, "interval");
        return new FourPointResult(new Quadruple(points[0], points[1], points[2], points[3]), estimate(json),
                new ConfidenceInterval(number(interval, "lower"), number(interval, "upper"),
                        number(interval, "confidence"), word(interval, "kind", ConfidenceInterval.Kind.values(),
                                ConfidenceInterval.Kind::word)),
                number(json, "target"), number(json, "bound"), field(json, "reached").booleanValue(),
                estimate(field(json, "normalised")), part(json, "finite-width"), part(json, "independence-breaking"));
    }

    private static SixPointResult sixPoint(JsonNode json) {
        int[] points = indices(json, 6);
        return new SixPointResult(
                new Sextuple(points[0], points[1], points[2], points[3], points[4], points[5]), estimate(json),
                estimate(field(json, "normalised")));
    }

    private static Optional<Estimate> part(JsonNode json, String name) {
        return Optional.of(field(json, name)).filter(part -> !part.isNull()).map(ResultReader::estimate);
    }

    private static Estimate estimate(JsonNode json) {
        return new Estimate(number(json, "estimate"), number(json, "standard-error"));
    }

    private static Covariance covariance(JsonNode json) {
        var rows = new ArrayList<List<Double>>();
        for (JsonNode row : field(json, "matrix")) {
            rows.add(stream(row).map(ResultReader::number).toList());
        }
        return new Covariance(each(json, "labels", JsonNode::asText), rows);
    }

    private static Provenance provenance(JsonNode json) {
        return new Provenance(text(json, "version"), text(json, "commit"), text(json, "jdk"), text(json, "cpu"),
                field(json, "threads").intValue());
    }

    private static Sampling sampling(JsonNode json) {
        String word = text(json, "sampling");
        JsonNode sobol = field(json, "spec").path("sampling").path("sobol");
        return Stream.of(new Sampling.PseudoRandom(), new Sampling.Sobol(sobol.path("replicates").asInt()))
                .filter(sampling -> Words.of(sampling).equals(word)).findFirst()
                .orElseThrow(() -> unknown("sampling", word));
    }

    private static <T> T word(JsonNode json, String name, T[] values, Function<T, String> word) {
        String text = text(json, name);
        return Arrays.stream(values).filter(value -> word.apply(value).equals(text)).findFirst()
                .orElseThrow(() -> unknown(name, text));
    }

    private static IllegalArgumentException unknown(String name, String word) {
        return new IllegalArgumentException("a result with " + name + " '" + word + "': not known to this version");
    }

    private static int[] indices(JsonNode json, int count) {
        int[] indices = stream(field(json, "points")).mapToInt(JsonNode::intValue).toArray();
        if (indices.length != count) {
            throw new IllegalArgumentException("a result with " + indices.length + " points where there are " + count);
        }
        return indices;
    }

    private static <T> List<T> each(JsonNode json, String name, Function<JsonNode, T> read) {
        return stream(field(json, name)).map(read).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String text(JsonNode json, String name) {
        return field(json, name).asText();
    }

    private static double number(JsonNode json, String name) {
        return number(field(json, name));
    }

    private static double number(JsonNode json) {
        return json.isNull() ? Double.NaN : json.doubleValue();
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw new IllegalArgumentException("a result without " + name);
        }
        return field;
    }
}
