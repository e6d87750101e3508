package org.quartic.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;
import org.quartic.fit.Datum;
import org.quartic.fit.Fitted;
import org.quartic.run.ResultJson;
import org.quartic.spec.FitSpec;

/** A sweep as JSON of the schema {@value #SCHEMA}. Numbers read back to the same double; what is undefined is null. Thread-safe. */
public final class SweepJson {
    /** The name and version of the schema. */
    public static final String SCHEMA = "quartic.sweep/1";

    /** Places at which a curve is told, so that it can be drawn without knowing its formula. */
    private static final int PLACES_OF_A_CURVE = 101;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SweepJson() {}

    /** The sweep as text, indented, with a line end. */
    public static String text(SweepResult sweep) {
        return ResultJson.pretty(tree(sweep));
    }

    /** The sweep as a tree of its own, except that it holds the specs themselves. */
    public static ObjectNode tree(SweepResult sweep) {
        ObjectNode json = NODES.objectNode().put("schema", SCHEMA).put("name", sweep.name())
                .put("status", sweep.status().word());
        ArrayNode axes = json.putArray("axes");
        for (String key : sweep.keys()) {
            ArrayNode values = axes.addObject().put("key", key).putArray("values");
            sweep.runs().stream().map(run -> run.at().get(key)).filter(value -> value != null).distinct()
                    .forEach(values::add);
        }
        ArrayNode runs = json.putArray("runs");
        for (SweepRun run : sweep.runs()) {
            ObjectNode entry = runs.addObject();
            entry.set("at", at(run.at()));
            entry.put("status", run.status().word());
            entry.put("error", run.error().orElse(null));
            entry.set("result", run.result().<JsonNode>map(ResultJson::tree).orElse(NullNode.getInstance()));
        }
        ArrayNode fits = json.putArray("fits");
        sweep.fits().forEach(fit -> fits.add(fit(fit)));
        return json;
    }

    private static ObjectNode at(Map<String, JsonNode> at) {
        ObjectNode json = NODES.objectNode();
        at.forEach(json::set);
        return json;
    }

    private static ObjectNode fit(SweepFit fit) {
        FitSpec asked = fit.asked();
        ObjectNode json = NODES.objectNode().put("kind", kind(asked.curve())).put("quantity", word(asked.quantity()));
        ArrayNode points = json.putArray("points");
        asked.fourPoint().indices().forEach(points::add);
        json.put("over", asked.over());
        json.set("at", at(fit.at()));
        ArrayNode data = json.putArray("data");
        for (Datum datum : fit.data()) {
            data.add(place(datum.x(), datum.y(), datum.standardError()));
        }
        fit.fitted().ifPresent(curve -> addCurve(json, curve, fit.data()));
        fit.infinite().ifPresent(found -> {
            ObjectNode infinite = json.putObject("infinite");
            infinite.set("estimate", number(found.value()));
            infinite.set("standard-error", number(found.standardError()));
            fit.pull().ifPresent(pull -> infinite.set("pull", number(pull)));
        });
        ArrayNode warnings = json.putArray("warnings");
        fit.warnings().forEach(
                warning -> warnings.addObject().put("code", warning.code()).put("message", warning.message()));
        return json;
    }

    private static void addCurve(ObjectNode json, Fitted curve, List<Datum> data) {
        json.put("model", curve.curve().formula());
        ArrayNode parameters = json.putArray("parameters");
        List<String> names = curve.curve().parameters();
        for (int i = 0; i < names.size(); i++) {
            ObjectNode parameter = parameters.addObject().put("name", names.get(i));
            parameter.set("estimate", number(curve.parameters()[i]));
            parameter.set("standard-error", number(curve.standardError(i)));
        }
        ArrayNode covariance = json.putArray("covariance");
        for (double[] row : curve.covariance()) {
            ArrayNode entries = covariance.addArray();
            for (double entry : row) {
                entries.add(number(entry));
            }
        }
        json.set("chi-squared", number(curve.chiSquared()));
        json.put("degrees-of-freedom", curve.degreesOfFreedom());
        json.set("probability", number(curve.probability()));
        ArrayNode places = json.putArray("curve");
        double first = data.getFirst().x();
        double ratio = data.getLast().x() / first;
        IntStream.range(0, PLACES_OF_A_CURVE)
                .mapToDouble(i -> first * FastMath.pow(ratio, i / (PLACES_OF_A_CURVE - 1.0)))
                .forEach(x -> places.add(place(x, curve.value(x), curve.standardErrorAt(x))));
    }

    private static ObjectNode place(double x, double y, double standardError) {
        ObjectNode json = NODES.objectNode();
        json.set("x", number(x));
        json.set("y", number(y));
        json.set("standard-error", number(standardError));
        return json;
    }

    private static String kind(FitSpec.Curve curve) {
        return switch (curve) {
            case FitSpec.Curve.PowerLaw() -> "power-law";
            case FitSpec.Curve.Plateau _ -> "plateau";
        };
    }

    private static String word(FitSpec.Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // JSON knows neither NaN nor infinity.
    private static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
    }
}
