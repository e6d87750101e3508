package org.quartic.store;

import java.util.Optional;
import org.quartic.run.Provenance;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecDefaults;
import org.quartic.spec.SpecDigest;
import org.quartic.spec.StopSpec;

/**
 * Where a run is in its life. Every event carries all of it, so that any of them alone says how things stand.
 *
 * @param specDigest
 *            of the resolved spec with its {@code stop}: which targets the status is about
 * @param expectedDraws
 *            those of its {@code stop}, which it keeps when it goes on towards another; {@value #UNTOLD} where the first version did not say
 * @param status
 *            as far as this is known: RUNNING where more was to come
 * @param provenance
 *            of what computed last
 * @param served
 *            of a run of a daemon, what else there is to say of it
 */
public record Life(String specDigest, long expectedDraws, Status status, Provenance provenance,
        Optional<Served> served) {

    /** Of a run that was kept before these were. */
    static final long UNTOLD = 0;

    /**
     * The expected draws of such a run, had it been asked for this: 2^20 were usual.
     */
    public long expectedDraws(StopSpec stop) {
        return expectedDraws == UNTOLD ? Math.clamp(SpecDefaults.EXPECTED_DRAWS, stop.minDraws(), stop.maxDraws())
                : expectedDraws;
    }

    /** Of a run in the foreground. */
    public Life(String specDigest, long expectedDraws, Status status, Provenance provenance) {
        this(specDigest, expectedDraws, status, provenance, Optional.empty());
    }

    /** Of a run of a daemon. */
    public static Life of(Served served, Provenance provenance) {
        RunSpec spec = served.record().spec();
        return new Life(SpecDigest.of(spec), spec.stop().expectedDraws().orElseThrow(), served.record().status(),
                provenance,
                Optional.of(served));
    }

    /** Whether the run with this digest has nothing left to compute. */
    public boolean finished(String digest) {
        return specDigest.equals(digest) && (status == Status.CONVERGED || status == Status.EXHAUSTED);
    }
}
