package org.quartic.actor;

import org.quartic.run.Provenance;
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
 * @param expectedDraws
 *            of that {@code stop}
 * @param provenance
 *            of what computes it now
 */
public record MemoryJob(String id, CheckpointCodec codec, String specDigest, long expectedDraws,
        Provenance provenance) {}
