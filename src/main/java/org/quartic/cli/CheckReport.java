package org.quartic.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.quartic.run.ResultJson;

/** What is known of a run before it runs. */
record CheckReport(ResolvedSpec resolved, Forecast forecast, int threads) {

    /** For people; comments and JSON, so that the whole is a spec again. */
    String table() {
        return "# " + resolved.spec().name() + ": a valid spec, " + resolved.digest() + "\n# " + outlook() + "\n"
                + ResultJson.pretty(resolved.json());
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
        return ResultJson.pretty(json);
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
