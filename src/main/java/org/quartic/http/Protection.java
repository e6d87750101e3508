package org.quartic.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.List;

/** What every answer tells browsers and those between: to take it for what it says it is, to keep no copy, to show it in no page of others. */
final class Protection {

    private static final HttpHeader AS_IT_SAYS = RawHeader.create("X-Content-Type-Options", "nosniff");
    private static final HttpHeader OURS_ALONE = RawHeader.create("Cross-Origin-Resource-Policy", "same-origin");
    private static final HttpHeader NO_COPY = RawHeader.create("Cache-Control", "no-store");
    private static final HttpHeader ASK_FIRST = RawHeader.create("Cache-Control", "no-cache");

    private Protection() {}

    /** The answer with all that is not in it yet. */
    static HttpResponse of(HttpResponse response) {
        // What has a tag may be kept if it is asked for by that tag each time.
        HttpHeader copies = response.getHeader("ETag").isPresent() ? ASK_FIRST : NO_COPY;
        HttpResponse guarded = response;
        for (HttpHeader header : List.of(AS_IT_SAYS, OURS_ALONE, copies)) {
            if (response.getHeader(header.name()).isEmpty()) {
                guarded = guarded.addHeader(header);
            }
        }
        return guarded;
    }
}
