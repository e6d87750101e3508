package org.quartic.actor;

import java.util.List;
import org.quartic.run.Bounded;

/** What happens to a run, as whoever watches it hears of it. */
public sealed interface RunUpdate {

    /**
     * Where in the life of a run something happened. It means the same after a restart.
     *
     * @param revision
     *            transitions so far
     * @param blocks
     *            of the latest look so far
     */
    record Position(long revision, long blocks) {
        /** Before everything. */
        public static final Position START = new Position(0, 0);
    }

    /** Up to where whoever has heard this knows all. */
    Position position();

    /** It is in another state. */
    record Changed(Position position, RunInfo info) implements RunUpdate {}

    /** The stop rule was asked. */
    record Looked(Position position, HistoryLook look) implements RunUpdate {}

    /** Nothing more is told by whom it was asked, though the run may go on: ask again after what was heard last. */
    record Lost() implements RunUpdate {
        @Override
        public Position position() {
            return Position.START;
        }
    }

    /** It has ended; nothing follows. */
    record Ended(Position position, RunInfo info) implements RunUpdate {}

    /**
     * What was known at a look.
     *
     * @param fourPoint
     *            in the order of the spec
     */
    record HistoryLook(long blocks, long draws, List<Bounded> fourPoint) {
        public HistoryLook {
            fourPoint = List.copyOf(fourPoint);
        }
    }
}
