package org.quartic.http;

import akka.http.javadsl.model.HttpRequest;
import com.typesafe.config.ConfigSyntax;
import java.util.Map;
import java.util.Optional;

/**
 * A request that has found its endpoint.
 *
 * @param variables
 *            of the path
 * @param body
 *            the text that came with it, empty where there was none
 */
record Call(HttpRequest request, Map<String, String> variables, String body) {

    String id() {
        return variables.get("id");
    }

    /** A parameter behind the question mark. */
    Optional<String> parameter(String name) {
        return request.getUri().query().get(name);
    }

    /**
     * A whole number behind the question mark.
     *
     * @throws Problem
     *             if it is none from 1 to the most
     */
    int parameter(String name, int otherwise, int most) {
        return parameter(name).map(text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= 1 && value <= most) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // Said below.
            }
            throw Problem.of(400, name + ": found " + quoted(text) + "; allowed: a whole number from 1 to " + most);
        }).orElse(otherwise);
    }

    /**
     * In which language the body is.
     *
     * @throws Problem
     *             if it is in none of ours
     */
    ConfigSyntax syntax() {
        var type = request.entity().getContentType().mediaType();
        return switch (type.mainType() + "/" + type.subType()) {
            case "application/json" -> ConfigSyntax.JSON;
            case "application/hocon" -> ConfigSyntax.CONF;
            default -> throw Problem.of(415, "the body is " + type.mainType() + "/" + type.subType()
                    + "; allowed: application/json, application/hocon");
        };
    }

    /** As much of what somebody sent as may be sent back. */
    static String quoted(String text) {
        String clean = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return '"' + clean.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
