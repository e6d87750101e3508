package org.quartic.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartic.run.ResultReader;
import org.quartic.run.RunResult;
import org.quartic.spec.Quadruple;

/** Reads sweeps of the schema {@value Sweep#SCHEMA}. */
public final class SweepReader {
    private SweepReader() {}

    /**
     * The sweep that was written so.
     *
     * @throws IllegalArgumentException
     *             if it is none, with the place and the reason in one line
     */
    public static Sweep read(JsonNode json) {
        Part whole = Part.whole(json);
        if (!whole.at("schema").text().equals(Sweep.SCHEMA)) {
            throw whole.at("schema").fault(Sweep.SCHEMA);
        }
        List<Sweep.SweepAxis> axes = whole.at("axes").elements().stream()
                .map(axis -> new Sweep.SweepAxis(axis.at("key").text(),
                        axis.at("values").elements().stream().map(SweepReader::value).toList()))
                .toList();
        if (axes.isEmpty()) {
            throw whole.at("axes").fault("at least one axis");
        }
        List<Sweep.SweptRun> runs = whole.at("runs").elements().stream().map(run -> run(run, axes)).toList();
        List<Sweep.Fit> fits = whole.optional("fits").map(Part::elements).orElse(List.of()).stream()
                .map(SweepReader::fit).toList();
        return new Sweep(whole.optional("name").map(Part::text).orElse("sweep"), axes, runs, fits);
    }

    private static Sweep.SweptRun run(Part run, List<Sweep.SweepAxis> axes) {
        Map<String, String> at = at(run.at("at"));
        for (Sweep.SweepAxis axis : axes) {
            if (!at.containsKey(axis.key())) {
                throw run.at("at").fault("a value of " + axis.key());
            }
        }
        return new Sweep.SweptRun(at, run.optional("result").map(SweepReader::result));
    }

    private static RunResult result(Part result) {
        try {
            return ResultReader.read(result.json());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(result.place() + ": " + e.getMessage(), e);
        }
    }

    private static Sweep.Fit fit(Part fit) {
        Part quantity = fit.at("quantity");
        return new Sweep.Fit(fit.at("kind").text(),
                Quantity.of(quantity.text()).orElseThrow(() -> quantity.fault("a quantity of a result")),
                quadruple(fit.at("points").indices(4)), fit.at("over").text(),
                fit.optional("at").map(SweepReader::at).orElse(Map.of()),
                fit.at("parameters").elements().stream().map(parameter -> new Sweep.Parameter(
                        parameter.at("name").text(), parameter.number("estimate"), parameter.number("standard-error")))
                        .toList(),
                fit.number("chi-squared"), (int) fit.number("degrees-of-freedom"), fit.at("model").text(),
                fit.at("curve").elements().stream()
                        .map(spot -> new Datum(spot.number("x"), spot.number("y"), spot.number("standard-error")))
                        .toList());
    }

    private static Map<String, String> at(Part at) {
        var values = new LinkedHashMap<String, String>();
        at.json().fieldNames().forEachRemaining(key -> values.put(key, value(at.at(key))));
        return values;
    }

    private static String value(Part value) {
        return value.json().isTextual() ? value.json().textValue() : value.json().toString();
    }

    private static Quadruple quadruple(List<Integer> indices) {
        return new Quadruple(indices.get(0), indices.get(1), indices.get(2), indices.get(3));
    }
}
