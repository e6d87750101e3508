package org.quartic.http;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One thing that can be asked for.
 *
 * @param template
 *            of its path, as OpenAPI has it: {@code /runs/{id}}
 * @param open
 *            whether it is answered without a token
 * @param parameters
 *            it knows, behind the question mark
 */
record Endpoint(HttpMethod method, String template, boolean open, List<String> parameters, Answer answer) {

    Endpoint {
        parameters = List.copyOf(parameters);
    }

    /** One that looks at no parameters. */
    Endpoint(HttpMethod method, String template, boolean open, Answer answer) {
        this(method, template, open, List.of(), answer);
    }

    /** What is done about a request. */
    @FunctionalInterface
    interface Answer {
        CompletionStage<HttpResponse> to(Call call);
    }

    /** The values of the template's variables, if this path is of its form. */
    Optional<Map<String, String>> match(List<String> path) {
        List<String> parts = parts(template);
        if (parts.size() != path.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** What stands between the slashes of a path. */
    static List<String> parts(String path) {
        var parts = new ArrayList<>(List.of(path.split("/", -1)));
        parts.removeFirst();
        return parts;
    }
}
