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
    /** More than a life and its looks: whoever is further behind is cut off, and catches up when it is back. */
    private static final int MOST_BEHIND = 1024;

    private EventStream() {}

    /**
     * A stream that ends with the run, or before it when whoever reads it has to ask again.
     *
     * @param begin
     *            given who is to be told
     * @param frames
     *            makes bytes of an update
     * @param limit
     *            on how many there are: one too many ends at once
     */
    static Source<ByteString, NotUsed> of(Consumer<ActorRef<RunUpdate>> begin, EventFrames frames, StreamLimit limit,
            Duration heartbeat) {
        return Source
                .lazySource(() -> limit.enter() ? open(begin, frames, limit, heartbeat) : Source.<ByteString>empty())
                .mapMaterializedValue(_ -> NotUsed.getInstance());
    }

    private static Source<ByteString, NotUsed> open(Consumer<ActorRef<RunUpdate>> begin, EventFrames frames,
            StreamLimit limit, Duration heartbeat) {
        return ActorSource
                .<RunUpdate>actorRef(RunUpdate.Lost.class::isInstance, _ -> Optional.empty(), MOST_BEHIND,
                        OverflowStrategy.fail())
                .watchTermination((watcher, done) -> {
                    done.whenComplete((_, _) -> limit.leave());
                    begin.accept(watcher);
                    return NotUsed.getInstance();
                }).takeWhile(update -> !(update instanceof RunUpdate.Ended), true).map(frames::of)
                .keepAlive(heartbeat, () -> HEARTBEAT)
                // Nothing is wrong here with whoever cannot keep up.
                .onErrorComplete();
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
        return switch (update) {
            case RunUpdate.Changed(var position, var info) -> frame("state", position, RunsJson.info(info));
            case RunUpdate.Looked(var position, var look) -> frame("look", position, RunsJson.look(look));
            case RunUpdate.Ended(var position, var info) -> frame("end", position, RunsJson.info(info));
            // It ends the stream before anybody asks for its bytes.
            case RunUpdate.Lost _ -> HEARTBEAT;
        };
    }

    private static ByteString frame(String name, RunUpdate.Position position, ObjectNode data) {
        return ByteString.fromString("event: " + name + "\nid: " + position.revision() + "." + position.blocks()
                + "\ndata: " + data + "\n\n");
    }
}
