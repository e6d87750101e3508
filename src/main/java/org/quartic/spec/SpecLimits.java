package org.quartic.spec;

/** The largest values a run spec may hold where arithmetic, not physics, sets a bound. */
public final class SpecLimits {
    /** Token dimension, d or the features of a cos-net: eight score matrices of this size still have 32-bit indices. */
    public static final int TOKEN_DIMENSION = 8192;
    /** Fewest draws a decision may rest on. */
    public static final long LEAST_MIN_DRAWS = 16;
    /** Fewer replicates tell too little of their own spread. */
    public static final int LEAST_REPLICATES = 8;
    /** More replicates are better spent as longer nets. */
    public static final int MOST_REPLICATES = 4096;
    /** Characters of a name. */
    public static final int NAME_CHARACTERS = 200;
    /** Runs of a sweep: each is a line of its table. */
    public static final int RUNS_OF_A_SWEEP = 10_000;
    /** Powers of 1/x beside a plateau: more are not told apart by any error bar. */
    public static final int TERMS_OF_A_PLATEAU = 4;

    private SpecLimits() {}
}
