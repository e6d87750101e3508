package org.quartic.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of the dashboard, at {@code /} and below {@code /dashboard}: those that are named here, so that no path leads to any other
 * file. Open to all, because they hold nothing of any run: what they show they ask for with a token, like everybody. They are held in
 * memory.
 */
final class DashboardRoutes {

    /** The page itself. */
    private static final String PAGE = "index.html";
    /** What the page needs. */
    private static final List<String> PARTS = List.of("api.js", "connection.js", "correlators.js", "curve.js",
            "dashboard.css", "dialogs.js", "dom.js", "events.js", "extend.js", "icon.svg", "list.js", "main.js",
            "numbers.js", "poll.js", "run.js", "states.js", "theme.js");

    /** Nothing comes from elsewhere, goes elsewhere, or is shown within somebody else's page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A browser asks each time whether it has the newest: after the daemon was replaced, no old part meets a new one. */
    private static final List<HttpHeader> HEADERS = List.of(RawHeader.create("Content-Security-Policy", POLICY),
            RawHeader.create("Cache-Control", "no-cache"), RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

    private record Part(ContentType type, ByteString bytes, EntityTag tag) {
        static Part of(String name) {
            ByteString bytes = DashboardRoutes.bytes(name);
            return new Part(DashboardRoutes.type(name), bytes, EntityTag.of(bytes));
        }

        CompletionStage<HttpResponse> answer(Call call) {
            HttpResponse response = tag.isKnownTo(call.request())
                    ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
                    : HttpResponse.create().withEntity(HttpEntities.create(type, bytes));
            return RunRoutes.now(response.addHeaders(HEADERS).addHeader(tag.header()));
        }
    }

    private final Part page = Part.of(PAGE);
    private final Map<String, Part> parts = PARTS.stream().collect(Collectors.toMap(Function.identity(), Part::of));

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethods.GET, "/", true, page::answer),
                new Endpoint(HttpMethods.GET, "/dashboard/{file}", true, call -> Optional
                        .ofNullable(parts.get(call.variables().get("file")))
                        .orElseThrow(() -> Problem.of(404, "the dashboard has no such file")).answer(call)));
    }

    private static ByteString bytes(String name) {
        try (InputStream file = DashboardRoutes.class.getResourceAsStream("dashboard/" + name)) {
            return ByteString.fromArray(file.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException("a part of the dashboard cannot be read: " + name, fault);
        }
    }

    private static ContentType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> ContentTypes.TEXT_HTML_UTF8;
            case "css" -> ContentTypes.create(MediaTypes.TEXT_CSS, HttpCharsets.UTF_8);
            case "js" -> ContentTypes.parse("text/javascript; charset=UTF-8");
            case "svg" -> ContentTypes.create(MediaTypes.IMAGE_SVG_XML);
            default -> throw new IllegalArgumentException("no type is known of " + name);
        };
    }
}
