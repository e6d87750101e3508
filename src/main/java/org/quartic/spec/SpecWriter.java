package org.quartic.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Renders a spec, every key of it, defaults filled in, in the order of the schema. Read again it is the same spec: whole numbers are
 * whole, and every other number is the shortest text that reads back to the same double. Thread-safe.
 */
public final class SpecWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SpecWriter() {}

    /** The spec as JSON; {@code auto} is rendered as such unless the spec is resolved. */
    public static ObjectNode json(RunSpec spec) {
        ObjectNode json = NODES.objectNode();
        json.put("name", spec.name());
        json.put("seed", spec.seed());
        json.set("points", points(spec.points()));
        json.set("ensemble", EnsembleWriter.json(spec.ensemble()));
        json.put("estimator", Words.of(spec.estimator()));
        switch (spec.sampling()) {
            case Sampling.Auto() -> json.put("sampling", "auto");
            case Sampling.PseudoRandom() -> json.put("sampling", "pseudo-random");
            case Sampling.Sobol(int replicates) ->
                json.putObject("sampling").putObject("sobol").put("replicates", replicates);
        }
        json.set("correlators", correlators(spec.correlators()));
        json.set("stop", stop(spec.stop()));
        return json;
    }

    /** The spec as HOCON that reads well; the same spec as {@link #json}. */
    public static String hocon(RunSpec spec) {
        return HoconText.of(json(spec));
    }

    static ArrayNode points(List<Point> points) {
        ArrayNode json = NODES.arrayNode();
        for (Point point : points) {
            ArrayNode coordinates = json.addArray();
            point.coordinates().forEach(coordinates::add);
        }
        return json;
    }

    private static ObjectNode correlators(Correlators correlators) {
        ObjectNode json = NODES.objectNode();
        switch (correlators.twoPoint()) {
            case Correlators.TwoPoint.All() -> json.put("two-point", "all");
            case Correlators.TwoPoint.None() -> json.put("two-point", "none");
            case Correlators.TwoPoint.Listed(var pairs) -> {
                ArrayNode list = json.putArray("two-point");
                pairs.forEach(pair -> list.addArray().add(pair.a()).add(pair.b()));
            }
        }
        ArrayNode fourPoint = json.putArray("four-point");
        for (Quadruple quadruple : correlators.fourPoint()) {
            ArrayNode indices = fourPoint.addArray();
            quadruple.indices().forEach(indices::add);
        }
        ArrayNode sixPoint = json.putArray("six-point");
        for (Sextuple sextuple : correlators.sixPoint()) {
            ArrayNode indices = sixPoint.addArray();
            sextuple.indices().forEach(indices::add);
        }
        return json;
    }

    private static ObjectNode stop(StopSpec stop) {
        ObjectNode json = NODES.objectNode();
        if (stop.target().size() == 1) {
            json.set("target", target(stop.target().getFirst()));
        } else {
            ArrayNode targets = json.putArray("target");
            stop.target().forEach(target -> targets.add(target(target)));
        }
        json.put("rule", Words.of(stop.rule()));
        json.put("confidence", stop.confidence());
        json.put("min-draws", stop.minDraws());
        json.put("max-draws", stop.maxDraws());
        stop.expectedDraws().ifPresentOrElse(draws -> json.put("expected-draws", draws),
                () -> json.put("expected-draws", "auto"));
        json.put("max-wall-time", stop.maxWallTime().map(Durations::render).orElse("none"));
        return json;
    }

    private static ObjectNode target(Target target) {
        return switch (target) {
            case Target.Absolute(double error) -> NODES.objectNode().put("absolute", error);
            case Target.Relative(double fraction) -> NODES.objectNode().put("relative", fraction);
            case Target.Significance(double multiple) -> NODES.objectNode().put("significance", multiple);
        };
    }
}
