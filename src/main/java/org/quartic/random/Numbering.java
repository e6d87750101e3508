package org.quartic.random;

/** How the random numbers of a draw are numbered: how many places so many numbers of a kind take. */
public enum Numbering {

    /** Counters of the pseudo-random generator: each gives four normals, two uniform numbers or one chi. */
    SLOTS(Numbering.NORMALS_OF_SLOT, 2, Counter.SLOTS),

    /** Dimensions of a low-discrepancy sequence: each gives one number. */
    DIMENSIONS(1, 1, DirectionNumbers.MOST_DIMENSIONS);

    /** Who draws normals in portions begins each at a multiple of it, which is a whole number of places of either kind. */
    public static final int NORMALS_OF_SLOT = 4;

    /** Places a chi takes, of either kind. */
    public static final long OF_CHI = 1;

    private final int normals;
    private final int uniforms;
    private final long most;

    Numbering(int normals, int uniforms, long most) {
        this.normals = normals;
        this.uniforms = uniforms;
        this.most = most;
    }

    /** The places so many normals take. */
    public long normals(long count) {
        return Math.ceilDiv(count, normals);
    }

    /** The places so many uniform numbers take. */
    public long uniforms(long count) {
        return Math.ceilDiv(count, uniforms);
    }

    /** The places a draw has at most. */
    public long most() {
        return most;
    }

    /** Whether a draw has so many places. */
    public boolean holds(long places) {
        return places >= 0 && places <= most;
    }
}
