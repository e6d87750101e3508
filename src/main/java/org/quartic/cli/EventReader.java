package org.quartic.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads server-sent events as the HTML standard lays them out. Not thread-safe. */
final class EventReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final BufferedReader lines;
    private final Runnable heard;

    /**
     * @param heard
     *            told of every line, those that are only signs of life included
     */
    EventReader(InputStream stream, Runnable heard) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.heard = heard;
    }

    /**
     * Waits for the next event; empty at the end of the stream.
     *
     * @throws IOException
     *             if the stream breaks, or what it holds is none of ours
     */
    Optional<SentEvent> next() throws IOException {
        String kind = "";
        String id = "";
        var data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.run();
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return Optional.of(event(kind, id, data.toString()));
                }
                kind = "";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "event" -> kind = value;
                case "id" -> id = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {
                    // A comment, or a field of a later time.
                }
            }
        }
        return Optional.empty();
    }

    private static SentEvent event(String kind, String id, String data) throws IOException {
        try {
            return new SentEvent(kind, id, JSON.readTree(data));
        } catch (JsonProcessingException strange) {
            throw new IOException("an event that is not JSON", strange);
        }
    }
}
