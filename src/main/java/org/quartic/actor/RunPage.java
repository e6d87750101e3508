package org.quartic.actor;

import java.util.List;
import java.util.Optional;

/**
 * Some of the runs of a daemon, the newest first.
 *
 * @param next
 *            after which run the next page begins, if there is one
 */
public record RunPage(List<RunInfo> runs, Optional<String> next) {
    public RunPage {
        runs = List.copyOf(runs);
    }
}
