package org.quartic.store;

import org.quartic.run.Provenance;
import org.quartic.run.Status;

/**
 * Where a run is in its life. Every event carries all of it, so that any of them alone says how things stand.
 *
 * @param specDigest
 *            of the resolved spec with its {@code stop}: which targets the status is about
 * @param status
 *            as far as this is known: RUNNING where more was to come
 * @param provenance
 *            of what computed last
 */
public record Life(String specDigest, Status status, Provenance provenance) {

    /** Whether the run with this digest has nothing left to compute. */
    public boolean finished(String digest) {
        return specDigest.equals(digest) && (status == Status.CONVERGED || status == Status.EXHAUSTED);
    }
}
