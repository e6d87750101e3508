package org.quartic.actor;

import java.time.Instant;
import java.util.Optional;
import org.quartic.run.Priority;
import org.quartic.run.RunRecord;
import org.quartic.run.Standing;
import org.quartic.run.Status;

/**
 * A run of a daemon at a glance.
 *
 * @param revision
 *            how many transitions there were in its life
 * @param started
 *            when it first ran
 * @param finished
 *            when it ended, if it has
 * @param error
 *            why it failed, if it did
 */
public record RunInfo(String id, String name, Status status, Priority priority, long revision, Standing standing,
        Instant submitted, Optional<Instant> started, Optional<Instant> finished, Optional<String> error) {

    static RunInfo of(String id, RunRecord record, Standing standing) {
        return new RunInfo(id, record.spec().name(), record.status(), record.priority(), record.revision(), standing,
                record.submitted(), record.started(), record.finished(), record.error());
    }
}
