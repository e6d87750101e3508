package org.quartic.http;

import java.util.ArrayList;
import java.util.List;

/** Server-sent events, read as the HTML standard has it as far as they are used here. */
final class Events {

    /** One of them. */
    record Event(String name, String id, String data) {}

    private Events() {}

    /** Those in a text that are whole. */
    static List<Event> of(String text) {
        var events = new ArrayList<Event>();
        int end = text.lastIndexOf("\n\n");
        if (end < 0) {
            return events;
        }
        for (String block : text.substring(0, end).split("\n\n")) {
            String name = "message";
            String id = "";
            String data = "";
            for (String line : block.split("\n")) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data += line.substring(6);
                } else if (!line.startsWith(":")) {
                    throw new IllegalArgumentException("no line of an event: " + line);
                }
            }
            if (!data.isEmpty()) {
                events.add(new Event(name, id, data));
            }
        }
        return events;
    }
}
