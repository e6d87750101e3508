package org.quartic.http;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.MediaTypes;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSource;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.quartic.actor.RunUpdate;

/**
 * What happens to a run, as server-sent events. An event's id says how much of the life of the run whoever has it knows, so that it can be
 * sent the rest, also by a daemon that was started again meanwhile.
 */
final class EventStream {

    static final ContentType TYPE = ContentTypes.create(MediaTypes.TEXT_EVENT_STREAM);
    private static final ByteString HEARTBEAT = ByteString.fromString(":\n\n");
    /** Whoever is further behind is cut off, and catches up when it is back. */
    private static final int MOST_BEHIND = 512;

    private EventStream() {}

    /**
     * A stream that ends with the run.
     *
     * @param begin
     *            given who is to be told
     * @param frames
     *            makes bytes of an update
     */
    static Source<ByteString, NotUsed> of(Consumer<ActorRef<RunUpdate>> begin, EventFrames frames,
            Duration heartbeat) {
        return ActorSource
                .<RunUpdate>actorRef(_ -> false, _ -> Optional.empty(), MOST_BEHIND, OverflowStrategy.fail())
                .mapMaterializedValue(watcher -> {
                    begin.accept(watcher);
                    return NotUsed.getInstance();
                }).takeWhile(update -> !(update instanceof RunUpdate.Ended), true).map(frames::of)
                .keepAlive(heartbeat, () -> HEARTBEAT);
    }

    /** Where in the life of a run an event's id says that it is; the beginning for one that is none of ours. */
    static RunUpdate.Position position(Optional<String> id) {
        return id.map(text -> text.split("\\.", -1)).filter(parts -> parts.length == 2).map(parts -> {
            try {
                return new RunUpdate.Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            } catch (NumberFormatException strange) {
                return RunUpdate.Position.START;
            }
        }).orElse(RunUpdate.Position.START);
    }

    static ByteString frame(RunUpdate update) {
        ObjectNode data = switch (update) {
            case RunUpdate.Changed(var _, var info) -> RunsJson.info(info);
            case RunUpdate.Looked(var _, var look) -> RunsJson.look(look);
            case RunUpdate.Ended(var _, var info) -> RunsJson.info(info);
        };
        String name = switch (update) {
            case RunUpdate.Changed _ -> "state";
            case RunUpdate.Looked _ -> "look";
            case RunUpdate.Ended _ -> "end";
        };
        return ByteString.fromString("event: " + name + "\nid: " + update.position().revision() + "."
                + update.position().blocks() + "\ndata: " + data + "\n\n");
    }
}
