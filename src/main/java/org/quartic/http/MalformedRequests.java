package org.quartic.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/**
 * What is answered to bytes that never become a request. Named in {@code daemon.conf}. Nothing is logged: whoever can connect could fill the
 * log.
 */
final class MalformedRequests extends ParsingErrorHandler {

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        return Protection.of(problem(status.intValue(), error.summary()).response());
    }

    /** What is sent wrongly is no fault of the server, so that no status says so. */
    private static Problem problem(int status, String summary) {
        return switch (status) {
            case 413 -> Problem.of(413, "the body is too long");
            case 414 -> Problem.of(414, "the address is too long");
            case 417 -> Problem.of(417, "nothing but 100-continue can be expected here");
            case 431 -> Problem.of(431, "a header is too long, or there are too many");
            case 501 -> Problem.of(400, "there is no such method");
            case 505 -> Problem.of(400, "this is no request of HTTP/1.1");
            default -> Problem.of(400, "this is no request of HTTP/1.1" + reason(summary));
        };
    }

    /** What the parser says, unless it speaks of its own settings. */
    private static String reason(String summary) {
        return summary.isBlank() || summary.contains("akka") ? "" : ": " + Call.clean(summary);
    }
}
