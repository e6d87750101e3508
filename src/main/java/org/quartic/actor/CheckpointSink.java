package org.quartic.actor;

import org.quartic.run.Checkpoint;
import org.quartic.run.Spent;
import org.quartic.run.Status;

/** Where a run is kept on its way. */
@FunctionalInterface
public interface CheckpointSink {

    /** Keeps where a run is now and what that has cost; returns at once. */
    void keep(Checkpoint checkpoint, Spent spent, Status status);
}
