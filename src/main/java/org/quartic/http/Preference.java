package org.quartic.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.MediaRange;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.headers.Accept;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** In which of several forms a client would rather have an answer: the {@code Accept} of RFC 9110 with its weights. */
final class Preference {

    private Preference() {}

    /**
     * The one the client likes best, and of those it likes equally the first; nothing if it wants none of them.
     *
     * @param forms
     *            the server's favourite first
     */
    static Optional<MediaType> among(List<MediaType> forms, HttpRequest request) {
        List<MediaRange> ranges = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(Accept.class::isInstance)
                .flatMap(accept -> StreamSupport
                        .stream(((Accept) accept).getMediaRanges().spliterator(), false))
                .toList();
        if (ranges.isEmpty()) {
            return Optional.of(forms.getFirst());
        }
        Optional<MediaType> best = Optional.empty();
        float most = 0.0f;
        for (MediaType form : forms) {
            float weight = weight(form, ranges);
            if (weight > most) {
                most = weight;
                best = Optional.of(form);
            }
        }
        return best;
    }

    /** What the narrowest of the ranges says that hold it. */
    private static float weight(MediaType form, List<MediaRange> ranges) {
        return ranges.stream().filter(range -> range.matches(form)).max(Comparator.comparingInt(Preference::narrowness))
                .map(MediaRange::qValue).orElse(0.0f);
    }

    private static int narrowness(MediaRange range) {
        String text = range.toString();
        return text.startsWith("*/*") ? 0 : text.contains("/*") ? 1 : 2;
    }
}
