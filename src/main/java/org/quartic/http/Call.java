package org.quartic.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.scaladsl.model.IllegalUriException;
import com.typesafe.config.ConfigSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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

    /**
     * Refuses what stands behind the question mark if it is none of these, or more than once there.
     *
     * @throws Problem
     *             that names it
     */
    Call withParameters(List<String> allowed) {
        List<String> given = query().toList().stream().map(pair -> pair.first()).toList();
        given.stream().filter(name -> !allowed.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.of(400, "there is no parameter " + quoted(name)
                    + (allowed.isEmpty() ? " here" : "; allowed: " + String.join(", ", allowed)));
        });
        if (given.stream().distinct().count() < given.size()) {
            throw Problem.of(400, "a parameter is there more than once");
        }
        return this;
    }

    /** A parameter behind the question mark. */
    Optional<String> parameter(String name) {
        return query().get(name);
    }

    private Query query() {
        try {
            return request.getUri().query();
        } catch (IllegalUriException malformed) {
            throw Problem.of(400, "what stands behind the question mark cannot be read");
        }
    }

    /** What a header says, joined if it is there more than once. */
    Optional<String> header(String name) {
        return header(request, name);
    }

    /** As above, the name in small letters. */
    static Optional<String> header(HttpRequest request, String name) {
        List<String> values = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name)).map(HttpHeader::value).toList();
        return values.isEmpty() ? Optional.empty()
                : Optional.of(values.stream().collect(Collectors.joining(", ")));
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
        Optional<String> encoding = header("content-encoding").filter(text -> !text.equalsIgnoreCase("identity"));
        if (encoding.isPresent()) {
            throw Problem.of(415, "the body is encoded as " + quoted(encoding.get()) + "; allowed: identity");
        }
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
        return '"' + (text.length() > 60 ? clean(text.substring(0, 60)) + "..." : clean(text)) + '"';
    }

    /** Without what moves a cursor. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
