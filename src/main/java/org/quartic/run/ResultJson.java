package org.quartic.run;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.quartic.cumulant.Estimate;

/**
 * A result as JSON of the schema {@value #SCHEMA}. Numbers read back to the same double; what is undefined is null.
 * Thread-safe.
 */
public final class ResultJson {
    /** The name and version of the schema. */
    public static final String SCHEMA = "quartic.result/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    // One line ending on every system.
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = JsonMapper.builder().build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT));

    private ResultJson() {}

    /** The result as text, indented, with a line end. */
    public static String text(RunResult result) {
        return pretty(tree(result));
    }

    /** Any JSON laid out as results are, with a line end. */
    public static String pretty(JsonNode json) {
        try {
            return PRETTY.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory could not be written", e);
        }
    }

    /** The result as a tree of its own, except that it holds the spec itself. */
    public static ObjectNode tree(RunResult result) {
        ObjectNode json = NODES.objectNode();
        json.put("schema", SCHEMA).put("name", result.name()).put("status", result.status().word());
        json.set("spec", result.spec());
        json.put("spec-digest", result.specDigest()).put("estimator", Words.of(result.estimator()))
                .put("sampling", Words.of(result.sampling())).put("draws", result.draws());
        json.set("wall-seconds", number(result.wallSeconds()));
        json.set("cpu-seconds", number(result.cpuSeconds()));
        ArrayNode twoPoint = json.putArray("two-point");
        result.twoPoint().forEach(each -> twoPoint.add(twoPoint(each)));
        ArrayNode fourPoint = json.putArray("four-point");
        result.fourPoint().forEach(each -> fourPoint.add(fourPoint(each)));
        ArrayNode sixPoint = json.putArray("six-point");
        result.sixPoint().forEach(each -> sixPoint.add(sixPoint(each)));
        result.covariance().ifPresent(covariance -> json.set("covariance", covariance(covariance)));
        ArrayNode warnings = json.putArray("warnings");
        result.warnings().forEach(
                warning -> warnings.addObject().put("code", warning.code()).put("message", warning.message()));
        json.set("provenance", provenance(result.provenance()));
        return json;
    }

    private static ObjectNode twoPoint(TwoPointResult result) {
        ObjectNode json = NODES.objectNode();
        json.set("points", indices(List.of(result.points().a(), result.points().b())));
        return json.setAll(estimate(result.estimate()));
    }

    private static ObjectNode fourPoint(FourPointResult result) {
        ObjectNode json = NODES.objectNode();
        json.set("points", indices(result.points().indices()));
        json.setAll(estimate(result.estimate()));
        ObjectNode interval = json.putObject("interval");
        interval.set("lower", number(result.interval().lower()));
        interval.set("upper", number(result.interval().upper()));
        interval.set("confidence", number(result.interval().confidence()));
        interval.put("kind", result.interval().kind().word());
        json.set("target", number(result.target()));
        json.set("bound", number(result.bound()));
        json.put("reached", result.reached());
        json.set("normalised", estimate(result.normalised()));
        json.set("finite-width", estimate(result.finiteWidth()));
        json.set("independence-breaking", estimate(result.independenceBreaking()));
        return json;
    }

    private static ObjectNode sixPoint(SixPointResult result) {
        ObjectNode json = NODES.objectNode();
        json.set("points", indices(result.points().indices()));
        json.setAll(estimate(result.estimate()));
        json.set("normalised", estimate(result.normalised()));
        return json;
    }

    private static JsonNode estimate(Optional<Estimate> estimate) {
        return estimate.<JsonNode>map(ResultJson::estimate).orElse(NullNode.getInstance());
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode json = NODES.objectNode();
        json.set("estimate", number(estimate.value()));
        json.set("standard-error", number(estimate.standardError()));
        return json;
    }

    private static ObjectNode covariance(Covariance covariance) {
        ObjectNode json = NODES.objectNode();
        ArrayNode labels = json.putArray("labels");
        covariance.labels().forEach(labels::add);
        ArrayNode matrix = json.putArray("matrix");
        for (List<Double> row : covariance.matrix()) {
            ArrayNode entries = matrix.addArray();
            row.forEach(entry -> entries.add(number(entry)));
        }
        return json;
    }

    private static ObjectNode provenance(Provenance provenance) {
        return NODES.objectNode().put("version", provenance.version()).put("commit", provenance.commit())
                .put("jdk", provenance.jdk()).put("cpu", provenance.cpu()).put("threads", provenance.threads());
    }

    private static ArrayNode indices(List<Integer> indices) {
        ArrayNode json = NODES.arrayNode();
        indices.forEach(json::add);
        return json;
    }

    // JSON knows neither NaN nor infinity.
    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
    }
}
