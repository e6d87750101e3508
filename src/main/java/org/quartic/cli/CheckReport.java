package org.quartic.cli;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.quartic.run.Candidate;
import org.quartic.run.Figures;
import org.quartic.run.ResultJson;
import org.quartic.run.Words;

/** What is known of a run before it runs. */
record CheckReport(ResolvedSpec resolved, Forecast forecast, int threads) {

    /** For people; comments and JSON, so that the whole is a spec again. */
    String table() {
        return "# " + resolved.spec().name() + ": a valid spec, " + resolved.digest() + "\n# " + outlook() + "\n"
                + compared() + ResultJson.pretty(resolved.json());
    }

    /** For programs; what the pilot cannot tell is null. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", "quartic.check/1").put("name", resolved.spec().name());
        json.set("spec", resolved.json());
        json.put("spec-digest", resolved.digest());
        ObjectNode outlook = json.putObject("forecast");
        outlook.put("pilot-draws", forecast.pilotDraws());
        put(outlook, "draws", forecast.draws());
        put(outlook, "seconds", forecast.seconds());
        outlook.put("threads", threads);
        ArrayNode compared = json.putArray("compared");
        for (Candidate candidate : resolved.resolution().compared()) {
            ObjectNode one = compared.addObject().put("estimator", Words.of(candidate.estimator()))
                    .put("sampling", Words.of(candidate.sampling())).put("numbers", candidate.numbers())
                    .put("nanoseconds", candidate.nanoseconds()).put("pilot-draws", candidate.pilotDraws());
            put(one, "variance", candidate.variance());
            put(one, "work", candidate.work());
        }
        return ResultJson.pretty(json);
    }

    /** What auto was chosen from, the best first; nothing where the spec left nothing open. */
    private String compared() {
        List<Candidate> candidates = resolved.resolution().compared();
        if (candidates.isEmpty()) {
            return "";
        }
        var table = new TextTable("auto", "numbers a draw", "ns a draw", "variance", "variance x ns");
        for (Candidate candidate : candidates) {
            table.row(Words.of(candidate.estimator()) + ", " + Words.of(candidate.sampling()),
                    Long.toString(candidate.numbers()), Figures.significant(candidate.nanoseconds(), 2),
                    Figures.significant(candidate.variance(), 2), Figures.significant(candidate.work(), 2));
        }
        return table.text().lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }

    private String outlook() {
        String pilot = " (a pilot of " + Figures.count(forecast.pilotDraws()) + " draws on "
                + (threads == 1 ? "1 thread" : threads + " threads") + ")";
        if (!Double.isFinite(forecast.draws())) {
            return "forecast: cannot be told" + pilot;
        }
        long budget = resolved.spec().stop().maxDraws();
        return "forecast: " + Figures.count(forecast.draws()) + " draws to the target, about "
                + Figures.duration(forecast.seconds()) + pilot
                + (forecast.draws() > budget ? ", more than max-draws allows: " + Figures.count(budget) : "");
    }

    private static void put(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }
}
