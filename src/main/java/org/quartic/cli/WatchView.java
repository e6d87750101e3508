package org.quartic.cli;

import java.util.List;

/** How runs that are watched are shown. */
interface WatchView {

    /** Something happened to a run, which knows it already. */
    void happened(Watched run, SentEvent event);

    /** The daemon is not heard any more, for this reason. */
    void lost(String reason);

    /** It is heard again. */
    void found();

    /** Some time has passed. */
    void refresh(List<Watched> runs);

    /** There is no more to be shown. */
    void close(List<Watched> runs);
}
