package org.quartic.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** Shows every event as a line of JSON, for programs. */
final class EventLines implements WatchView {
    private final PrintWriter out;
    private final PrintWriter err;

    EventLines(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void happened(Watched run, SentEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run.id()).put("event", event.kind()).put("id", event.id());
        json.set("data", event.data());
        out.print(json + "\n");
        out.flush();
    }

    @Override
    public void lost(String reason) {
        err.println("quartic: " + reason + "; trying again");
    }

    @Override
    public void found() {
        err.println("quartic: the daemon is back");
    }

    @Override
    public void refresh(List<Watched> runs) {
        // Nothing but events is shown.
    }

    @Override
    public void close(List<Watched> runs) {
        // The last events were the ends.
    }
}
