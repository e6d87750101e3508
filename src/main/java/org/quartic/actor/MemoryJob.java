package org.quartic.actor;

import java.util.function.Supplier;
import org.quartic.run.Provenance;
import org.quartic.run.Spent;
import org.quartic.store.CheckpointCodec;

/**
 * How a run is to be remembered.
 *
 * @param id
 *            what it is found by again
 * @param codec
 *            of its checkpoints
 * @param specDigest
 *            of its resolved spec with its {@code stop}
 * @param provenance
 *            of what computes it now
 * @param spent
 *            what it has cost since it was started in this process; called from any thread
 */
public record MemoryJob(String id, CheckpointCodec codec, String specDigest, Provenance provenance,
        Supplier<Spent> spent) {}
