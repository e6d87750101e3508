package org.quartic.actor;

import java.util.List;
import java.util.Map;
import org.quartic.run.Status;

/**
 * What a daemon is measured by.
 *
 * @param runs
 *            how many there are in each state; every state is there
 * @param databaseReachable
 *            whether something could be kept when that was last tried
 * @param running
 *            the runs that compute, and answered in time
 * @param silent
 *            how many did not
 */
public record ServiceReading(Map<Status, Integer> runs, boolean databaseReachable, List<RunReading> running,
        int silent) {
    public ServiceReading {
        runs = Map.copyOf(runs);
        running = List.copyOf(running);
    }
}
