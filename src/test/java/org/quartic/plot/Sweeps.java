package org.quartic.plot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.quartic.cumulant.Estimate;
import org.quartic.run.ConfidenceInterval;
import org.quartic.run.FourPointResult;
import org.quartic.run.ResultJson;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.run.TwoPointResult;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

/** Sweeps, results and histories made up for tests of plots. */
public final class Sweeps {
    static final Quadruple APART = new Quadruple(0, 1, 2, 3);
    static final Quadruple PAIRED = new Quadruple(0, 0, 1, 1);
    static final Wishes NONE = wishes(Optional.empty());

    private Sweeps() {}

    static Wishes wishes(Optional<Quantity> quantity, Quadruple... fourPoints) {
        return new Wishes(quantity, List.of(fourPoints), Optional.empty(), Wish.AUTO, Wish.AUTO);
    }

    /** A result with these four-points, of a tenth of an error, and the two-points of four points on a line. */
    public static RunResult result(String name, double apart, double paired) {
        RunResult example = Results.example(Status.CONVERGED);
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        ArrayNode points = spec.putArray("points");
        for (int i = 0; i < 4; i++) {
            points.addArray().add(0.5 * i).add(1.0);
        }
        var twoPoint = List.of(new TwoPointResult(new Pair(0, 0), new Estimate(0.5, 0.01)),
                new TwoPointResult(new Pair(0, 1), new Estimate(0.3, 0.01)),
                new TwoPointResult(new Pair(0, 3), new Estimate(0.2, Double.NaN)));
        return new RunResult(name, example.status(), spec, example.specDigest(), example.estimator(),
                example.sampling(), example.draws(), 1.0, 1.0, twoPoint,
                List.of(fourPoint(APART, apart), fourPoint(PAIRED, paired)), List.of(), Optional.empty(), List.of(),
                example.provenance());
    }

    private static FourPointResult fourPoint(Quadruple points, double value) {
        var estimate = new Estimate(value, Math.abs(value) / 10.0);
        return new FourPointResult(points, estimate,
                new ConfidenceInterval(value - 0.1, value + 0.1, 0.95, ConfidenceInterval.Kind.ANYTIME), 1e-3, 1e-3,
                true, new Estimate(2.0 * value, Math.abs(value) / 10.0), Optional.of(estimate), Optional.empty());
    }

    /** G4c = 0.1/width, of four points apart negative; at infinite width 0.001; with the fit of a power law to what is paired. */
    public static ObjectNode overWidth(String name) {
        ObjectNode sweep = start(name, "ensemble.width", "2", "4", "8", "16", "32", "\"infinite\"");
        ArrayNode runs = sweep.putArray("runs");
        for (int width = 2; width <= 32; width *= 2) {
            run(runs, result("run", -0.1 / width, 0.1 / width)).put("ensemble.width", width);
        }
        run(runs, result("run", -0.001, 0.001)).put("ensemble.width", "infinite");
        sweep.putArray("fits").add(read("""
                {"kind":"power-law","quantity":"four-point","points":[0,0,1,1],"over":"ensemble.width",
                 "parameters":[{"name":"amplitude","estimate":0.1,"standard-error":0.004},
                               {"name":"exponent","estimate":-0.9876,"standard-error":0.0234}],
                 "chi-squared":3.14,"degrees-of-freedom":3,"model":"a x^b",
                 "curve":[{"x":2,"y":0.05,"standard-error":0.002},{"x":32,"y":0.003125,"standard-error":0.0001}]}"""));
        return sweep;
    }

    /** G4c = 1/heads at two widths. */
    static ObjectNode overHeads() {
        ObjectNode sweep = start("heads", "ensemble.heads", "1", "2", "40");
        ((ArrayNode) sweep.get("axes")).add(read("{\"key\":\"ensemble.width\",\"values\":[8,\"infinite\"]}"));
        ArrayNode runs = sweep.putArray("runs");
        for (int heads : new int[]{1, 2, 40}) {
            run(runs, result("run", 1.0 / heads, 2.0 / heads)).put("ensemble.heads", heads).put("ensemble.width", 8);
            run(runs, result("run", 3.0 / heads, 4.0 / heads)).put("ensemble.heads", heads).put("ensemble.width",
                    "infinite");
        }
        return sweep;
    }

    private static ObjectNode start(String name, String key, String... values) {
        return (ObjectNode) read("{\"schema\":\"quartic.sweep/1\",\"name\":\"" + name + "\",\"axes\":[{\"key\":\"" + key
                + "\",\"values\":[" + String.join(",", values) + "]}]}");
    }

    private static ObjectNode run(ArrayNode runs, RunResult result) {
        ObjectNode run = runs.addObject();
        ObjectNode at = run.putObject("at");
        run.put("status", "converged").set("result", ResultJson.tree(result));
        return at;
    }

    /** Twenty looks at two four-points. */
    public static ObjectNode history() {
        ObjectNode history = JsonNodeFactory.instance.objectNode();
        ArrayNode looks = history.putArray("looks");
        double draws = 1000.0;
        for (int i = 0; i < 20; i++) {
            ArrayNode fourPoint = looks.addObject().put("draws", (long) draws).putArray("four-point");
            for (double value : new double[]{0.02, 0.03}) {
                fourPoint.addObject().put("estimate", value + value / Math.sqrt(draws))
                        .put("standard-error", value / Math.sqrt(draws)).put("bound", 4.0 * value / Math.sqrt(draws));
            }
            draws *= 1.5;
        }
        return history;
    }

    static JsonNode read(String json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
