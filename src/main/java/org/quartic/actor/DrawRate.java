package org.quartic.actor;

/** How fast a run draws, lately: over some seconds, the older the less they count. Owned by one actor. */
final class DrawRate {

    private static final double MEMORY_SECONDS = 10.0;

    private boolean begun;
    private long draws;
    private long nanos;
    private double perSecond;

    /** It does not run, or begins to. */
    void restart() {
        begun = false;
        perSecond = 0.0;
    }

    /** So many draws are done at this moment. */
    void at(long drawsNow, long nanosNow) {
        double seconds = (nanosNow - nanos) * 1e-9;
        if (!begun) {
            begun = true;
        } else if (seconds > 0.0) {
            double now = (drawsNow - draws) / seconds;
            double share = perSecond == 0.0 ? 1.0 : -StrictMath.expm1(-seconds / MEMORY_SECONDS);
            perSecond += share * (now - perSecond);
        } else {
            return;
        }
        draws = drawsNow;
        nanos = nanosNow;
    }

    double perSecond() {
        return perSecond;
    }
}
